// Real keys, pressed through the browser: the page cannot tell them from a person's.
const CODES = {
  Tab: 9, Enter: 13, Escape: 27, ' ': 32, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40,
};
// Where the characters are on a keyboard; their own numbers are those of other keys: ! is Page Up, # is End.
const SIGNS = {
  '!': 49, '@': 50, '#': 51, '*': 56, ':': 186, ';': 186, '+': 187, '=': 187, ',': 188, '-': 189, '.': 190,
  '/': 191, '?': 191, ö: 192, å: 221, ä: 222,
};
const MODIFIERS = {alt: 1, ctrl: 2, shift: 8};

// A chord is a key with what is held down: "Tab", "shift+Tab", "ctrl+m", "x".
export async function press({cdp}, chord) {
  const held = [...chord.matchAll(/(alt|ctrl|shift)\+/g)].map(([, name]) => name);
  const key = chord.replace(/^(?:(?:alt|ctrl|shift)\+)+/, '');
  const modifiers = held.reduce((sum, name) => sum + MODIFIERS[name], 0);
  const types = key.length === 1 && !held.includes('ctrl') && !held.includes('alt');
  const stroke = {
    key,
    modifiers,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key,
    windowsVirtualKeyCode: CODES[key] ?? SIGNS[key] ?? key.toUpperCase().charCodeAt(0),
  };
  const down = {type: types ? 'keyDown' : 'rawKeyDown', ...stroke, ...types && {text: key}};
  const send = event => cdp.send('Input.dispatchKeyEvent', event);
  await Promise.all([send(down), send({type: 'keyUp', ...stroke})]);
}

const heard = new WeakMap();

// Where somebody listens to events of these types: on the window, and on nodes by number. Asked once a visit.
export async function listeners(looker, types) {
  if (!heard.has(looker)) heard.set(looker, listen(looker));
  const {document, window} = await heard.get(looker);
  return {
    onWindow: window.filter(({type}) => types.has(type)).map(({type}) => type),
    onNodes: document.filter(({type}) => types.has(type)).map(({type, backendNodeId}) => ({type, node: backendNodeId})),
  };
}

// Asked in the page's own world, where nobody can give it another window or document. Asked from ours, the
// browser would make the handlers that stand in the markup there, and lose the page at the first real key.
async function listen({cdp}) {
  const hear = async (expression, depth) => {
    const objectGroup = 'ears';
    const {result} = await cdp.send('Runtime.evaluate', {expression, objectGroup});
    const {listeners: all} = await cdp.send('DOMDebugger.getEventListeners', {
      objectId: result.objectId, depth, pierce: true,
    });
    await cdp.send('Runtime.releaseObjectGroup', {objectGroup});
    return all;
  };
  return {window: await hear('window', 1), document: await hear('document', -1)};
}
