// What is looked for in a page: put into it together with axe. Each answers with lines, one for each thing that is wrong.
window.looking = (() => {
    //: in the dark the page is the same but for its colours
    const COLOURS = {runOnly: {type: "rule", values: ["color-contrast", "link-in-text-block"]}};
    const seen = new Set();

    // Colours that still change from light to dark would be measured half-way.
    const settle = () => document.getAnimations().forEach(one => { try { one.finish() } catch { one.cancel() } });

    const visible = one => one.checkVisibility({visibilityProperty: true}) && one.getBoundingClientRect().width > 0;
    const count = selector => [...document.querySelectorAll(selector)].filter(visible).length;

    // The colours behind an element, up to the page.
    const behind = (one, known) => {
        if (!one) return "";
        if (!known.has(one)) {
            const {backgroundColor, backgroundImage, opacity} = getComputedStyle(one);
            const own = `${backgroundColor} ${backgroundImage} ${opacity}`;
            known.set(one, (own === "rgba(0, 0, 0, 0) none 1" ? "" : `${own} / `) + behind(one.parentElement, known));
        }
        return known.get(one);
    };

    const kind = (one, known) => {
        const {color, fontSize, fontWeight, textShadow, textDecorationLine} = getComputedStyle(one);
        const large = parseFloat(fontSize) >= (fontWeight >= 700 ? 18.5 : 24);
        const around = getComputedStyle(one.parentElement).color;
        return [one.tagName, color, large, fontWeight, textShadow, textDecorationLine, around, behind(one, known)].join();
    };

    const texts = () => {
        const found = new Set(document.querySelectorAll("body input, body select, body textarea"));
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) if (walker.currentNode.data.trim()) found.add(walker.currentNode.parentElement);
        return [...found].filter(visible);
    };

    // Whether there is a kind of text that was not there when this was asked before.
    const another = () => {
        const before = seen.size, known = new Map();
        texts().forEach(one => seen.add(kind(one, known)));
        return seen.size > before;
    };

    // Of any impact. Style sheets are not fetched again: only a rule that is switched off would read them.
    const axe = async (options = {}) => {
        settle();
        const more = {resultTypes: ["violations"], selectors: false, preload: {assets: ["media"]}};
        const found = await window.axe.run(document, {...more, ...options});
        return found.violations.flatMap(
            one => one.nodes.map(node => `${one.id} (${one.impact}): ${node.html.slice(0, 160)}`)
        );
    };

    // Asked again at another width, only where a text has become visible or has other colours, size or ground than any
    // before. What lies over what at that width, the look in the light says.
    const dark = async () => {
        settle();
        return another() ? axe(COLOURS) : [];
    };

    const order = () => {
        const heads = count("h1"), filled = count("main .btn-primary");
        return [...(heads === 1 ? [] : [`${heads} h1`]), ...(filled <= 1 ? [] : [`${filled} filled buttons`])];
    };

    const tooWide = () => {
        const room = document.documentElement.clientWidth, wide = document.documentElement.scrollWidth;
        if (wide <= room) return [];
        const out = [...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > room + 1);
        return [`${wide} px wide: ` + out.slice(-2).map(one => one.outerHTML.slice(0, 120)).join(" | ")];
    };

    const light = async () => [...await axe(), ...order(), ...tooWide()];
    return {light, dark};
})();
