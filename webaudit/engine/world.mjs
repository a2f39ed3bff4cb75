export const WORLD = 'audit';

// An isolated world in a document: it sees the page, and the page can neither see it nor answer for it.
export class World {
  constructor(cdp, {contextId, frameId, path = ''}) {
    Object.assign(this, {cdp, contextId, frameId, path});
  }

  static async open(cdp, frameId, path) {
    const {executionContextId} = await cdp.send('Page.createIsolatedWorld', {frameId, worldName: WORLD});
    return new World(cdp, {contextId: executionContextId, frameId, path});
  }

  async evaluate(code, argument = null) {
    const expression = typeof code === 'function' ? `(${code})(${JSON.stringify(argument)})` : code;
    const {exceptionDetails, result} = await this.cdp.send('Runtime.evaluate', {
      expression, contextId: this.contextId, awaitPromise: true, returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  // The selector of an element here, with the way in through the frames.
  address(selector) {
    return this.path ? `${this.path} >>> ${selector}` : selector;
  }
}

const MOST_FRAMES = 10;

// Worlds in the frames of the same site that people can meet, with what axe wants to know of each.
export async function openFrames(cdp, top, {elements}) {
  const {frameTree} = await cdp.send('Page.getFrameTree');
  const worlds = [];
  const enter = async (tree, parent) => {
    for (const child of tree.childFrames ?? []) {
      if (worlds.length === MOST_FRAMES) return;
      const owner = isSameSite(child.frame.url, frameTree.frame.url) && await ownerOf(cdp, child.frame.id, parent);
      if (!owner?.isShown) continue;
      const world = await World.open(cdp, child.frame.id, parent.address(owner.selector)).catch(() => null);
      const count = await world?.evaluate(() => document.getElementsByTagName('*').length).catch(() => null);
      if (!count || count > elements) continue;
      world.context = {focusable: owner.isFocusable, initiator: false, size: owner.size};
      worlds.push(world);
      await enter(child, world);
    }
  };
  await enter(frameTree, top);
  return worlds;
}

// A frame without an address of its own is written by the page it stands in.
function isSameSite(url, topUrl) {
  if (/^about:/.test(url)) return true;
  try {
    const [host, top] = [url, topUrl].map(address => new URL(address).hostname.replace(/^www\./, ''));
    return host === top || host.endsWith(`.${top}`) || top.endsWith(`.${host}`);
  } catch {
    return false;
  }
}

async function ownerOf(cdp, frameId, parent) {
  try {
    const {backendNodeId} = await cdp.send('DOM.getFrameOwner', {frameId});
    const {object} = await cdp.send('DOM.resolveNode', {backendNodeId, executionContextId: parent.contextId});
    const {result} = await cdp.send('Runtime.callFunctionOn', {
      objectId: object.objectId, returnByValue: true, functionDeclaration: String(describe),
    });
    return result.value;
  } catch {
    return null;
  }
}

function describe() {
  const frames = [...this.getRootNode().querySelectorAll('iframe, frame, object, embed')];
  const name = this.localName;
  const alike = frames.filter(frame => frame.localName === name);
  return {
    isFocusable: Number(this.getAttribute('tabindex') ?? 0) >= 0,
    isShown: this.checkVisibility({visibilityProperty: true}) && !this.closest('[aria-hidden=true], [inert]'),
    selector: this.id ? `${name}#${CSS.escape(this.id)}` : alike.length === 1 ? name
      : this.src ? `${name}[src="${this.getAttribute('src').replace(/["\\]/g, '\\$&')}"]`
        : `${name}:nth-of-type(${[...this.parentNode.children].filter(one => one.localName === name).indexOf(this) + 1})`,
    size: {height: this.clientHeight, width: this.clientWidth}, // without its border: a dot is a dot
  };
}
