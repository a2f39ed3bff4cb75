// 2.5.4: what happens when the device is moved can be made to happen by hand, and turned off. The page is
// moved; it is a fault only where something happens and the page has no control at all.
import {listeners} from './keys.mjs';

const MOTION = new Set(['devicemotion', 'deviceorientation', 'deviceorientationabsolute']);

export default {
  rule: 'own-motion', wcag: ['2.5.4'], impact: 'serious', counted: true, order: 189,
  async run(looker) {
    const {onWindow} = await listeners(looker, MOTION);
    if (!onWindow.length) return null;
    return looker.inspectPage(async own => {
      const hasControl = own.all('a[href], button, input, select, textarea, summary, [tabindex], [role=button], [role=slider]').some(own.isShown);
      if (hasControl) return {needs_review: [{element: document.documentElement, message: 'the page listens to how the device is moved'}]};
      let changes = 0;
      const watch = new MutationObserver(records => { changes += records.length; });
      const watching = () => watch.observe(document, {attributes: true, characterData: true, childList: true, subtree: true});
      const wait = () => new Promise(resolve => setTimeout(resolve, 300));
      watching();
      await wait();
      if (changes) return null; // it changes anyway
      for (const by of [10, 60, -40]) {
        const acceleration = {x: by, y: by, z: by};
        window.dispatchEvent(new DeviceOrientationEvent('deviceorientation', {alpha: by, beta: by, gamma: by}));
        window.dispatchEvent(new DeviceMotionEvent('devicemotion', {acceleration, accelerationIncludingGravity: acceleration, interval: 16}));
      }
      await wait();
      watch.disconnect();
      if (!changes) return {passed: 1};
      return {violations: [{element: document.documentElement, message: 'the page acts when the device is moved, and has nothing to press instead'}]};
    });
  },
};
