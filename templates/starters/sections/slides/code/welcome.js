// #region welcome
export function welcome(guests) {
  const names = guests.map(({ name }) => name);
  return `Welcome, ${names.join(" and ")}!`;
}
// #endregion

console.log(welcome([{ name: "Ada" }, { name: "Grace" }]));
