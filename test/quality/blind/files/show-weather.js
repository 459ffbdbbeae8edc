const picture = new Image();
picture.alt = "The weather of today";
picture.src = "https://example.org/weather.png";
document.querySelector("#weather")?.append(picture);
