// A form that another script sends, when it has asked the device: until then it is held.

for (const form of document.querySelectorAll("form[data-held]")) {
  form.addEventListener("submit", (event) => event.preventDefault());
}
