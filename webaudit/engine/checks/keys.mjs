// Real keys, pressed through the browser: the page cannot tell them from a person's.
const CODES = {
  Tab: 9, Enter: 13, Escape: 27, ' ': 32, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40,
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
    windowsVirtualKeyCode: CODES[key] ?? key.toUpperCase().charCodeAt(0),
  };
  const down = {type: types ? 'keyDown' : 'rawKeyDown', ...stroke, ...types && {text: key}};
  const send = event => cdp.send('Input.dispatchKeyEvent', event);
  await send(down);
  await send({type: 'keyUp', ...stroke});
}

// Where somebody listens to events of these types: on the window, and on nodes by number.
export async function listeners({cdp, world}, types) {
  const hear = async (expression, depth) => {
    const objectGroup = 'ears';
    const {result} = await cdp.send('Runtime.evaluate', {
      expression, contextId: world.contextId, objectGroup,
    });
    const heard = await cdp.send('DOMDebugger.getEventListeners', {
      objectId: result.objectId, depth, pierce: true,
    });
    await cdp.send('Runtime.releaseObjectGroup', {objectGroup});
    return heard.listeners.filter(({type}) => types.has(type));
  };
  const onWindow = await hear('window', 1);
  const onNodes = await hear('document', -1);
  return {
    onWindow: onWindow.map(({type}) => type),
    onNodes: onNodes.map(({type, backendNodeId}) => ({type, node: backendNodeId})),
  };
}
