// Sound that starts by itself, and sound without words to read instead.
const STOPS = 'paus|stop|stäng av|mute|tyst|ljud|volym|volume|sound|audio|musik|music|play|spela';
const TRANSCRIPTS = 'transkri|textversion|text version|text alternative|textalternativ|manus|uppläst|som text|transcript|i text';
const FEW_WORDS = 8; // of a page that says nothing of its film
const LONG = 3; // seconds of sound that may start by itself

// In the page: each audio and video that can be heard, when its length is known (3 s at most to find out).
async function gather(own, {STOPS: stops, TRANSCRIPTS: transcripts}) {
  const media = own.all('audio, video').filter(element => element.currentSrc || element.src || element.querySelector('source'));
  if (!media.length) return null;
  const ready = element => new Promise(resolve => {
    if (element.readyState >= 1 || element.preload === 'none') resolve();
    element.addEventListener('loadedmetadata', resolve, {once: true});
    element.addEventListener('error', resolve, {once: true});
    setTimeout(resolve, 3_000);
  });
  await Promise.all(media.map(ready));
  const controls = own.all('button, [role=button], [role=switch], [role=checkbox], input, a[href], [role=slider]')
    .filter(element => own.isShown(element) && own.isHeard(element)).map(own.nameOf);
  const canStop = controls.some(name => new RegExp(stops, 'i').test(name));
  const links = own.all('a[href], button, summary, h1, h2, h3, h4, h5, h6').filter(own.isHeard).map(own.nameOf);
  const aside = own.all('nav, header, footer, [role=navigation], [role=banner], [role=contentinfo]').map(own.wordsOf).join(' ');
  const count = text => (text.match(/\p{L}{2,}/gu) ?? []).length;
  const playedSeconds = element => {
    const [, from = 0, to = element.duration] = /#t=([\d.]*),?([\d.]*)/.exec(element.currentSrc)?.map(Number) ?? [];
    const length = (to || element.duration) - from;
    return element.loop ? 1e6 : length;
  };
  const hasSound = async element => {
    if (element.localName === 'audio') return true;
    const {currentTime, muted, paused} = element;
    element.muted = true;
    await Promise.race([element.play().catch(() => {}), new Promise(resolve => setTimeout(resolve, 1_000))]);
    await new Promise(resolve => setTimeout(resolve, 300));
    const heard = element.webkitAudioDecodedByteCount > 0;
    if (paused) element.pause();
    Object.assign(element, {currentTime, muted});
    return heard;
  };
  const described = [];
  for (const element of media) {
    const isKnown = element.readyState >= 1 && Number.isFinite(element.duration);
    const hasControls = element.controls && own.isShown(element);
    described.push({
      isKnown,
      isVideo: element.localName === 'video',
      hasControls,
      hasTracks: Boolean(element.querySelector('track')),
      startsAlone: element.autoplay && !element.muted && !element.defaultMuted,
      hasSound: isKnown && (element.autoplay || own.isShown(element)) && await hasSound(element),
      wasSeen: element.webkitVideoDecodedByteCount > 0, // while its sound was listened for
      seconds: isKnown ? element.duration : null,
      played: isKnown ? playedSeconds(element) : null,
      canStop: hasControls || canStop,
      canPlay: element.autoplay || hasControls || canStop,
      hasCaptions: Boolean(element.querySelector('track[kind=captions], track[kind=subtitles], track:not([kind])')),
      hasTranscript: links.some(name => new RegExp(transcripts, 'i').test(name)) || element.hasAttribute('aria-describedby'),
      words: count(own.wordsOf(document.body)) - count(aside),
      selector: axe.utils.getSelector(element).toString(),
      excerpt: element.outerHTML.slice(0, 300),
    });
  }
  return {described};
}

const heard = new WeakMap(); // by looker: the three checks ask once

function media(looker) {
  if (!heard.has(looker)) heard.set(looker, listen(looker));
  return heard.get(looker);
}

async function listen(looker) {
  return (await looker.gather(gather, {STOPS, TRANSCRIPTS})).flatMap(
    ({described, world}) => described.map(each => ({...each, selector: world.address(each.selector)})),
  );
}

const found = () => ({passed: 0, violations: [], needs_review: []});

// 1.4.2: sound that starts by itself is over in three seconds, or can be turned off.
const autoplay = {
  rule: 'own-autoplay', wcag: ['1.4.2'], impact: 'serious', counted: true,
  async run(looker) {
    const result = found();
    for (const {canStop, excerpt, hasSound, isKnown, played, selector, startsAlone} of await media(looker)) {
      if (!startsAlone) continue;
      if (canStop || (isKnown && (!hasSound || played <= LONG))) result.passed += 1;
      else (isKnown ? result.violations : result.needs_review).push({
        selector, excerpt, message: 'sound starts by itself, goes on for more than 3 s, and nothing turns it off',
      });
    }
    return result;
  },
};

// 1.2.1: what can be listened to can be read. Speech has two words a second or more; a page with
// less than a quarter of that, and no way to a transcript, has none.
const transcript = {
  rule: 'own-audio-transcript', wcag: ['1.2.1'], impact: 'serious', counted: true,
  async run(looker) {
    const result = found();
    const all = await media(looker);
    const isBesideFilm = all.some(({isVideo}) => isVideo); // it may be what tells of the film
    for (const {canPlay, excerpt, hasTranscript, isKnown, isVideo, seconds, selector, words} of all) {
      if (isVideo || !isKnown || !canPlay || seconds < 5) continue;
      if (hasTranscript || words >= seconds / 2) result.passed += 1;
      else (isBesideFilm ? result.needs_review : result.violations).push({selector, excerpt, message: `${Math.round(seconds)} s of sound, ${words} words on the page`});
    }
    return result;
  },
};

// 1.2.1: what can only be seen can be read. A film that people start, with no sound, on a page that says nothing of it.
const silent = {
  rule: 'own-silent-video', wcag: ['1.2.1'], impact: 'serious', counted: true,
  async run(looker) {
    const result = found();
    const all = await media(looker);
    const isTold = all.some(({isVideo}) => !isVideo);
    for (const {excerpt, hasControls, hasSound, hasTracks, hasTranscript, isKnown, isVideo, seconds, selector, wasSeen, words} of all) {
      if (!isVideo || !isKnown || !hasControls || !wasSeen || hasSound || seconds < 5) continue;
      if (hasTranscript || hasTracks || words >= FEW_WORDS) result.passed += 1;
      else (isTold ? result.needs_review : result.violations).push({selector, excerpt, message: `${Math.round(seconds)} s of silent film, ${words} words on the page`});
    }
    return result;
  },
};

// 1.2.2: advice, for captions may be part of the picture.
const captions = {
  rule: 'own-video-captions', wcag: ['1.2.2'], impact: 'serious', counted: false,
  async run(looker) {
    const result = found();
    for (const {excerpt, hasCaptions, hasSound, isVideo, seconds, selector} of await media(looker)) {
      if (!isVideo || !hasSound || seconds < 5) continue;
      if (hasCaptions) result.passed += 1;
      else result.violations.push({selector, excerpt, message: 'the video has sound and no track of captions'});
    }
    return result;
  },
};

export default [autoplay, transcript, silent, captions];
