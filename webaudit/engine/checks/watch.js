// Which words of a document change by themselves (moving.mjs): watched from its start, in our own world.
globalThis.changes = [];
new MutationObserver(records => {
  const {changes} = globalThis;
  for (const {target, type} of records) {
    const element = type === 'characterData' ? target.parentElement : target;
    if (element instanceof HTMLElement) changes.push({at: performance.now(), element});
  }
  if (changes.length > 2_000) changes.splice(0, changes.length - 1_000);
}).observe(document, {characterData: true, childList: true, subtree: true});
