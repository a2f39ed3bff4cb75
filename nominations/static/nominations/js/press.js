// While a button of the mouse or a finger is down nothing on the page may move: what is let go beside
// where it was pressed is no click, and a choice just made would be lost.

// Where nobody tells that it was let go (a menu, another window), the page waits no longer than this.
const LONGEST = 3000;

let isOver = Promise.resolve();

addEventListener(
  "pointerdown",
  () => {
    isOver = new Promise((resolve) => {
      // The click comes right after the release, and goes first.
      const over = () => setTimeout(resolve);
      for (const end of ["pointerup", "pointercancel"]) addEventListener(end, over, { once: true, capture: true });
      setTimeout(resolve, LONGEST);
    });
  },
  { capture: true },
);

// At once where nothing is pressed.
export const released = () => isOver;
