// What a reader meets of the crisis line at this moment. Runs in a world of its own: the
// page's scripts can neither see it nor answer in its place.
(() => {
  const MARK = '[data-crisis-banner]';
  const ids = new WeakMap();
  let lastId = 0;
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});

  const banner = () => document.querySelector(MARK);
  const strip = () => document.querySelector(`${MARK} ul`);
  const name = node => !node ? 'nothing'
    : `<${node.localName}${node.id ? '#' + node.id : ''}${node.classList.length ? '.' + node.classList[0] : ''}>`;
  const box = ({left, top, right, bottom}) => ({left, top, right, bottom});
  const union = rects => rects.length === 0 ? null : {
    left: Math.min(...rects.map(r => r.left)), top: Math.min(...rects.map(r => r.top)),
    right: Math.max(...rects.map(r => r.right)), bottom: Math.max(...rects.map(r => r.bottom)),
  };
  const linesOf = node => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(r => r.width > 0 && r.height > 0);
  };
  const inside = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
  const grid = r => [r.left + 2, (r.left + r.right) / 2, r.right - 2].flatMap(
    x => [r.top + 2, (r.top + r.bottom) / 2, r.bottom - 2].map(y => [x, y]));
  // The first thing that is hit instead of `node`, or an empty text.
  const instead = (node, rects) => {
    for (const [x, y] of rects.flatMap(grid)) {
      const hit = inside(x, y) ? document.elementFromPoint(x, y) : node;
      if (!hit || !node.contains(hit)) return name(hit);
    }
    return '';
  };
  // Also what lets taps through can lie over a text.
  const withEverythingTappable = find => {
    const style = document.createElement('style');
    style.textContent = '*, ::before, ::after { pointer-events: auto !important }';
    document.documentElement.append(style);
    try { return find(); } finally { style.remove(); }
  };
  const rgba = color => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const inkOf = style =>
    rgba(matchMedia('(forced-colors: active)').matches ? style.color : style.webkitTextFillColor);
  const targets = node => node.localName === 'a' ? [node.getBoundingClientRect()] : linesOf(node);
  const part = (node, cover) => {
    const style = getComputedStyle(node);
    return {
      text: node.innerText, box: box(node.getBoundingClientRect()), lines: union(linesOf(node)),
      untappable: instead(node, targets(node)), cover,
      pixels: parseFloat(style.fontSize), ink: inkOf(style),
    };
  };

  const PLAIN = {
    opacity: ['1'], filter: ['none'], clipPath: ['none'], maskImage: ['none'], clip: ['auto'],
    transform: ['none'], translate: ['none'], rotate: ['none'], scale: ['none'], zoom: ['1'],
    mixBlendMode: ['normal'], visibility: ['visible'], contentVisibility: ['visible'],
  };
  const withAround = node => {
    const chain = [];
    for (let at = node; at; at = at.parentElement) chain.push(at);
    return chain;
  };
  const all = () => [...withAround(banner()), ...banner().querySelectorAll('*')];
  const faded = () => all().flatMap(node => {
    const style = getComputedStyle(node);
    const odd = Object.keys(PLAIN).filter(key => style[key] !== undefined && !PLAIN[key].includes(style[key]));
    const found = odd.map(key => `${name(node)} has ${key} ${style[key]}`);
    if (style.display === 'none') found.push(`${name(node)} is not displayed`);
    if (node.getAnimations().length) found.push(`${name(node)} is animated`);
    return found;
  });
  const disguised = () => all().flatMap(node => {
    const style = getComputedStyle(node), found = [];
    if (banner().contains(node)) {
      for (const pseudo of ['::before', '::after']) {
        const {content} = getComputedStyle(node, pseudo);
        if (content !== 'none' && content !== 'normal') found.push(`${name(node)}${pseudo} adds ${content}`);
      }
      if (getComputedStyle(node, '::first-letter').fontSize !== style.fontSize)
        found.push(`${name(node)} has a first letter of another size`);
    }
    if (style.textDecorationLine.includes('line-through')) found.push(`${name(node)} is struck through`);
    if (style.webkitTextSecurity !== 'none') found.push(`${name(node)} shows dots for letters`);
    if (style.direction !== 'ltr' || style.unicodeBidi.includes('override') || style.writingMode !== 'horizontal-tb')
      found.push(`${name(node)} does not run from left to right`);
    return found;
  });
  // What lies over the page in the window: a dialog, or something pinned over a quarter of it.
  const pinned = node => withAround(node).find(at => !banner()?.contains(at) && ['', '::before', '::after'].some(
    pseudo => (!pseudo || getComputedStyle(at, pseudo).content !== 'none') && getComputedStyle(at, pseudo || null).position === 'fixed'));
  const over = () => {
    const found = [...document.querySelectorAll(':modal, :popover-open')].map(name);
    const points = [1, 3, 5, 7, 9].flatMap(x => [1, 3, 5, 7, 9].map(y => [innerWidth * x / 10, innerHeight * y / 10]));
    const hits = points.map(([x, y]) => pinned(document.elementFromPoint(x, y))).filter(Boolean);
    return [...new Set([...found, ...(hits.length > points.length / 4 ? hits.map(name) : [])])];
  };

  globalThis.gate = {
    language: () => document.documentElement.lang,
    banners: () => [...document.querySelectorAll(MARK)].map(node => node.outerHTML),
    // `thoroughly`: also what lets taps through, which costs a long page two restyles.
    look: thoroughly => {
      const here = banner(), links = [...(strip()?.querySelectorAll('a') || [])];
      const words = document.querySelector(`${MARK} p`);
      const find = thoroughly ? withEverythingTappable : find => find();
      const [lying, wordsCover, covers] = find(() => [
        over(), words && instead(words, targets(words)), links.map(link => instead(link, targets(link)))]);
      return {
        window: {left: 0, top: 0, right: document.documentElement.clientWidth, bottom: innerHeight},
        scale: visualViewport.scale, scrolled: [scrollX, scrollY],
        strip: strip() && box(strip().getBoundingClientRect()),
        words: words && part(words, wordsCover), links: links.map((link, at) => part(link, covers[at])),
        focused: links.indexOf(document.activeElement), focus: name(document.activeElement),
        shown: here ? here.innerText : '', over: lying,
        faded: here ? [...new Set(faded())] : [], disguised: here ? [...new Set(disguised())] : [],
      };
    },
    // Where the focus is, and whether the strip lies over it.
    stop: () => {
      const node = document.activeElement, bar = strip()?.getBoundingClientRect();
      if (!node || node === document.body) return {id: 0, name: '', under: false};
      if (!ids.has(node)) ids.set(node, ++lastId);
      // What is taller than the room a browser scrolls into cannot be clear of it; its end is.
      const kept = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
      const room = bar && innerHeight - Math.max(bar.height, Math.min(kept, bar.height + 16));
      const fits = r => r.height <= room || r.bottom <= bar.bottom;
      const shared = bar ? [...node.getClientRects()].filter(fits).map(r => ({
        left: Math.max(r.left, bar.left), top: Math.max(r.top, bar.top),
        right: Math.min(r.right, bar.right), bottom: Math.min(r.bottom, bar.bottom),
      })).filter(r => r.right - r.left > 1 && r.bottom - r.top > 1) : [];
      const middles = shared.map(r => [(r.left + r.right) / 2, (r.top + r.bottom) / 2]);
      const under = !banner()?.contains(node) && middles.some(
        ([x, y]) => inside(x, y) && banner()?.contains(document.elementFromPoint(x, y)));
      return {id: ids.get(node), name: `${name(node)} “${(node.innerText || '').trim().slice(0, 40)}”`, under};
    },
    scroll: part => scrollTo({top: (document.documentElement.scrollHeight - innerHeight) * part, behavior: 'instant'}),
    space: () => {
      const style = document.createElement('style');
      style.textContent = '* { line-height: 1.5 !important; letter-spacing: .12em !important;'
        + ' word-spacing: .16em !important } p { margin-bottom: 2em !important }';
      document.head.append(style);
      return getComputedStyle(document.body).letterSpacing !== 'normal';
    },
    open: () => {
      const closed = document.querySelectorAll('details:not([open]) > summary, button[aria-expanded=false]');
      for (const opener of closed) opener.click();
      return closed.length;
    },
    // The place in the document's links of the first one that leads to another page of the site.
    nextLink: () => [...document.links].findIndex(link => !banner()?.contains(link) && !link.download
      && link.protocol === location.protocol && link.host === location.host
      && link.pathname !== location.pathname && link.checkVisibility({visibilityProperty: true})),
    follow: place => document.links[place].click(),
  };
})()
