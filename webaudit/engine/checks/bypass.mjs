// 2.4.1: blocks that are repeated on each page can be passed: by a heading, a main landmark or a
// link to the content. Only where all three are missing, and there is something to pass.
export default {
  rule: 'own-bypass', wcag: ['2.4.1'], impact: 'serious', counted: true,
  run: looker => looker.inspectPage(own => {
    const blocks = own.all('nav, [role=navigation], header, [role=banner], aside, ul')
      .filter(block => own.isShown(block) && block.querySelectorAll('a[href]').length >= 3);
    const [first] = blocks;
    if (!first) return null;
    const words = (own.wordsOf(document.body).match(/\p{L}+/gu) ?? []).length;
    const inBlocks = blocks.map(own.wordsOf).join(' ').match(/\p{L}+/gu)?.length ?? 0;
    if (words - inBlocks < 20) return null;
    const isAfter = element => first.contains(element)
      || Boolean(first.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
    const isOfBlock = element => element.closest('nav, [role=navigation], aside');
    const headings = own.all('h1, h2, h3, h4, h5, h6, [role=heading]')
      .filter(heading => own.isHeard(heading) && own.nameOf(heading) && isAfter(heading) && !isOfBlock(heading));
    const mains = own.all('main, [role=main]').filter(own.isHeard);
    const skips = own.all('a[href^="#"]').filter(link => {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      return link.hash && target && own.isHeard(link);
    });
    if (headings.length || mains.length || skips.length) return {passed: 1};
    const folds = own.all('button, [role=button], summary').filter(own.isHeard)
      .some(control => control.hasAttribute('aria-expanded') || /meny|menu|dölj|hide|fäll|fold|collapse|toggle|stäng|close/i.test(own.nameOf(control)));
    return {[folds ? 'needs_review' : 'violations']: [{element: first, message: 'no heading, no main landmark and no link lead past these links'}]};
  }),
};
