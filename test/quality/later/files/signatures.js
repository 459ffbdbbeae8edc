// Shows how many people have signed until now.
(async () => {
  const place = document.getElementById("signatures");
  const answer = await fetch("https://petition.example.org/night-bus/count.json");
  const { count } = await answer.json();
  if (place) place.textContent = `${count} names so far`;
})();
