// Times one operation in the page, from the time stamp of the trusted event that begins it: when each of some conditions
// came true, and when the last change of the page or answer of the server that it caused was over.
window.stopwatch = (() => {
  let kind = '', key = '', conditions = {}, times = {}, t0 = null, last = 0, asked = 0;

  const check = () => {
    if (t0 === null) return;
    for (const [name, holds] of Object.entries(conditions)) {
      if (!(name in times) && holds()) times[name] = performance.now() - t0;
    }
  };
  const changed = () => { last = performance.now(); check(); };

  // The question whether there is anything new belongs to no operation.
  const plain = window.fetch;
  window.fetch = (address, options) => {
    if (options?.body?.includes?.('"output":"news.data"')) return plain(address, options);
    asked++;
    changed();
    return plain(address, options).finally(() => { asked--; changed(); });
  };
  addEventListener('DOMContentLoaded', () => new MutationObserver(changed).observe(document,
    {childList: true, subtree: true, attributes: true, characterData: true}));

  const begin = event => {
    if (!event.isTrusted || t0 !== null || event.type !== kind || (key && event.key !== key)) return;
    t0 = last = event.timeStamp;
    queueMicrotask(check);
  };
  for (const type of ['click', 'keydown', 'scroll']) addEventListener(type, begin, true);

  // When a page that opens came to be so, for each of some conditions. What a person `does` when it has been painted shows in
  // the next frame at the earliest. When all of it has come, the console says `isOpen`.
  const moments = {};
  const open = (wanted, does, isOpen) => {
    const awaited = new Map(Object.entries(wanted).map(([name, holds]) => [name, (0, eval)(`() => ${holds}`)]));
    const look = () => {
      for (const [name, holds] of awaited) {
        if (!holds()) continue;
        moments[name] = performance.now();
        awaited.delete(name);
      }
    };
    const parsed = new MutationObserver(look), frame = () => {
      look();
      if (awaited.size) requestAnimationFrame(frame);
      else {
        parsed.disconnect();
        console.debug(isOpen);
      }
    };
    parsed.observe(document, {childList: true, subtree: true});
    document.addEventListener('load', look, true);        // of styles
    new PerformanceObserver((_, paints) => {
      paints.disconnect();
      (0, eval)(does);
    }).observe({type: 'paint', buffered: true});
    frame();
  };

  const wait = () => new Promise(later => setTimeout(later, 8));
  const isQuiet = ms => !asked && performance.now() - last > ms;

  return {
    moments, open,
    // What was done before is over: from now on nothing changes for some time, and no answer is awaited.
    still: async ms => {
      const deadline = performance.now() + 20000;
      last = performance.now();
      while (!isQuiet(ms)) {
        if (performance.now() > deadline) throw new Error(`never still, ${asked} asked`);
        await wait();
      }
    },
    arm: (event, button, wanted) => { [kind, key, conditions] = [event, button, wanted]; times = {}; t0 = null; },
    done: async (pending, quiet) => {
      const deadline = performance.now() + 20000, all = () => Object.keys(conditions).every(name => name in times);
      while (performance.now() < deadline) {
        check();
        if (t0 !== null && all() && !pending() && isQuiet(quiet)) {
          const found = {...times, settled: Math.max(...Object.values(times), last - t0)};
          conditions = {};
          return found;
        }
        await wait();
      }
      throw new Error(`not quiet in time: ${JSON.stringify(times)}, begun ${t0}, ${asked} asked, ${pending()} pending`);
    },
  };
})();
