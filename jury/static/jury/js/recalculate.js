// Counts again as soon as something is changed: fetches the same page and takes its answer.

const PAUSE = 250;

function start(form) {
  const places = [...document.querySelectorAll("[data-recalculated]")];
  let waiting;
  let asked = 0;

  async function recalculate() {
    const number = (asked += 1);
    const address = new URL(form.action);
    address.search = new URLSearchParams(new FormData(form)).toString();
    const response = await fetch(address, { redirect: "error" }).catch(() => null);
    // A later question has been asked meanwhile.
    if (number !== asked || !(response?.ok || response?.status === 422)) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const answers = page.querySelectorAll("[data-recalculated]");
    // Without an answer the form itself has to be mended: the button does that.
    if (answers.length !== places.length) return;
    // The places themselves stay, so that the one that is read aloud is.
    places.forEach((place, index) => place.replaceChildren(...answers[index].childNodes));
    history.replaceState(null, "", address);
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(recalculate, PAUSE);
  });
}

document.querySelectorAll("form[data-recalculate]").forEach(start);
