// The simulator's page: sliders in, charts and sentences out. The server runs the scenario; this script keeps the state and asks.
(async function () {
  'use strict';
  const patience = 300;      // ms after which a pending answer is abandoned for a newer request
  const quietTime = 700;     // ms of rest before a screen reader announces the result
  const retryTime = 1000;    // ms between two looks for a server that is gone
  const restTime = 250;      // ms between two writes of the address, and without a change before a drag is written
  const mostUndo = 200;
  const smallest = 384, gap = 20; // pixels of a small chart, and between two; as in the style sheet
  const at = id => document.getElementById(id);
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // --- State: the numbers that are not the file's, and the pinned runs. ---
  let content;
  let state = { set: {}, pins: [] };
  const undone = { past: [], future: [] };
  const dials = new Map(); // path → what shows it
  const page = crypto.randomUUID();
  const language = document.documentElement.lang;
  const listed = set => Object.entries(set).map(([path, value]) => `${path}=${value}`);
  const copy = () => JSON.parse(JSON.stringify(state));

  // A link contains the whole state: set=… for the sliders, then pin=name and the set=… of that pin.
  function toLink() {
    const query = new URLSearchParams();
    listed(state.set).forEach(item => query.append('set', item));
    for (const pin of state.pins) {
      query.append('pin', pin.name);
      listed(pin.set).forEach(item => query.append('set', item));
    }
    const text = query.toString();
    return text ? '#' + text : '';
  }

  function fromLink(hash) {
    const read = { set: {}, pins: [] };
    for (const [key, value] of new URLSearchParams(hash.replace(/^#/, ''))) {
      if (key === 'pin') read.pins.push({ name: value, set: {} });
      const equals = value.indexOf('=');
      if (key === 'set' && equals > 0) (read.pins.length ? read.pins[read.pins.length - 1] : read).set[value.slice(0, equals)] = value.slice(equals + 1);
    }
    return read;
  }

  // --- Changes: each can be undone; a drag is one change. ---
  let dragging = null; // the slider that is being dragged
  function change(act, what) {
    if (what === undefined || what !== dragging) {
      undone.past.push(copy());
      if (undone.past.length > mostUndo) undone.past.shift();
      undone.future = [];
    }
    dragging = what ?? null;
    act();
    follow();
  }

  function step(from, to) {
    if (!from.length) return;
    to.push(copy());
    state = from.pop();
    dragging = null;
    follow();
  }

  // The address contains the state, and is written when a change ends, so that a reload finds it. Browsers allow some hundred writes in
  // half a minute: a drag or a key held down, which change the state as often in seconds, are written when they rest.
  let writing, written = -Infinity;
  const rest = (time = restTime) => { clearTimeout(writing); writing = setTimeout(write, time); };
  const settle = () => { if (!dragging && performance.now() - written > restTime) write(); else rest(); };
  function write() {
    clearTimeout(writing);
    written = performance.now();
    try { history.replaceState(null, '', location.pathname + location.search + toLink()); } catch { rest(retryTime); }
  }

  function follow() {
    settle();
    stopStudy();
    for (const dial of dials.values()) dial.show();
    at('undo').disabled = !undone.past.length;
    at('redo').disabled = !undone.future.length;
    at('all').disabled = !listed(state.set).length;
    const query = new URLSearchParams(listed(state.set).map(item => ['set', item])).toString();
    for (const anchor of document.querySelectorAll('#downloads a')) anchor.href = `/download/${anchor.dataset.file}?lang=${language}${query ? '&' + query : ''}`;
    showPins();
    showPresets();
    ask();
  }

  function put(path, value) {
    if (Number(value) === Number(dials.get(path).slider.value)) delete state.set[path];
    else state.set[path] = value;
  }
  const set = (path, value, what) => change(() => put(path, value), what);

  // --- Sliders. ---
  function buildDial(slider) {
    const id = 'd' + dials.size;
    const number = text => Number(text);
    const places = Math.max(0, ...[slider.step, slider.from].map(text => (text.split('.')[1] ?? '').length));
    const range = make('input', { type: 'range', id, min: slider.from, max: slider.to, step: 'any', value: slider.value });
    range.setAttribute('aria-describedby', id + 'w');
    const box = make('input', { type: 'number', className: 'box', min: slider.least, max: slider.most, step: 'any', value: slider.value });
    box.setAttribute('aria-label', `${slider.group}, ${slider.name}: ${content.words.value}`);
    const reset = make('button', { type: 'button', className: 'reset', textContent: '↺', title: `${content.words.reset}: ${slider.value}` });
    reset.setAttribute('aria-label', `${slider.group}, ${slider.name}: ${content.words.reset}, ${slider.value}`);
    const mark = make('span', { className: 'mark', title: slider.value });
    const track = make('div', { className: 'track' }, range, mark);
    // The meaning of such numbers is above the group; details of this one can be expanded.
    const said = make('p', { id: id + 'w', textContent: slider.explained });
    const why = slider.source || slider.explained.length > 60 ? make('details', {}, make('summary', { textContent: content.words.why }), said) : make('div', { className: 'unseen' }, said);
    if (slider.source) why.append(make('p', { textContent: `${content.words.source}: ${slider.source}` }));
    const label = make('label', { htmlFor: id, textContent: slider.name });
    const element = make('div', { className: 'dial' }, label, box, reset, track, why);
    element.dataset.path = slider.path;

    // A slider moves on its grid, and snaps to the file's value where that lies between two steps.
    const onGrid = value => {
      const given = number(slider.value), grid = number(slider.step);
      if (Math.abs(value - given) < grid / 2) return slider.value;
      const near = Math.min(Math.max(Math.round(value / grid) * grid, number(range.min)), number(range.max));
      return String(Number(near.toFixed(places)));
    };
    range.addEventListener('input', () => {
      performance.clearMarks('moved');
      performance.mark('moved');
      set(slider.path, onGrid(number(range.value)), slider.path);
    });
    range.addEventListener('change', () => { dragging = null; settle(); });
    range.addEventListener('keydown', event => {
      if (event.key === 'Delete' || event.key === 'Backspace') { event.preventDefault(); set(slider.path, slider.value); }
    });
    box.addEventListener('change', () => {
      const typed = box.value.trim().replace(',', '.');
      if (typed === '' || !Number.isFinite(number(typed))) { dial.show(); return; }
      set(slider.path, String(number(typed)));
    });
    reset.addEventListener('click', () => set(slider.path, slider.value));

    const dial = {
      slider,
      element,
      show() {
        const value = state.set[slider.path] ?? slider.value;
        const changed = slider.path in state.set;
        // A number beside the range widens the slider.
        range.min = Math.min(number(slider.from), number(value));
        range.max = Math.max(number(slider.to), number(value));
        if (number(range.value) !== number(value)) range.value = value;
        range.setAttribute('aria-valuetext', changed ? `${value} (${content.words.file}: ${slider.value})` : value);
        if (document.activeElement !== box || number(box.value) !== number(value)) box.value = value;
        reset.disabled = !changed;
        element.classList.toggle('changed', changed);
        const share = (number(slider.value) - number(range.min)) / (number(range.max) - number(range.min));
        mark.style.left = `calc(${share * 100}% + ${(0.5 - share) * 16}px)`; // a thumb is 16 pixels wide and stays within the track
      },
    };
    dials.set(slider.path, dial);
    return element;
  }

  // A rule of a government is on or off.
  function buildSwitch(slider) {
    const id = 'd' + dials.size;
    const box = make('input', { type: 'checkbox', id, className: 'switch' });
    const said = make('p', { id: id + 'w', className: 'unseen', textContent: slider.explained });
    box.setAttribute('aria-describedby', id + 'w');
    const element = make('div', { className: 'dial' }, make('label', { htmlFor: id, textContent: slider.name }), box, said);
    element.dataset.path = slider.path;
    box.addEventListener('change', () => set(slider.path, box.checked ? '1' : '0'));
    dials.set(slider.path, {
      slider,
      element,
      show() {
        box.checked = Number(state.set[slider.path] ?? slider.value) !== 0;
        element.classList.toggle('changed', slider.path in state.set);
      },
    });
    return element;
  }

  function buildGroup(group, isPolicy) {
    const box = make('fieldset', { className: 'group' }, make('legend', { textContent: group.name }));
    const lead = group.about || (group.others.some(slider => /^(policies|governments)\b/.test(slider.path)) ? '' : group.meaning);
    if (lead) box.append(make('p', { className: 'quiet', textContent: lead }));
    const build = slider => (slider.isSwitch ? buildSwitch : buildDial)({ ...slider, group: group.name, isPolicy, isMeasure: slider.path.endsWith('.intensity') });
    box.append(...group.first.map(build));
    const more = make('details', {}, make('summary', { textContent: `${content.words.more} (${group.others.length})` }));
    if (group.others.length || lead !== group.meaning) {
      if (lead !== group.meaning) more.append(make('p', { className: 'quiet', textContent: group.meaning }));
      more.append(...group.others.map(build));
      if (!group.others.length) more.firstChild.textContent = content.words.why;
      box.append(more);
    }
    return box;
  }

  // --- Presets: measures and rules as in the file, off, or at full strength; assumptions stay. ---
  const measures = () => [...dials.values()].filter(dial => dial.slider.isMeasure);
  const policies = () => [...dials.values()].map(dial => dial.slider).filter(slider => slider.isPolicy);
  const preset = {
    file: () => undefined,
    none: slider => slider.isSwitch || slider.isMeasure ? '0' : undefined,
    full: slider => slider.isMeasure ? '1' : undefined,
  };

  // The numbers of a preset: those of the assumptions, and what the preset says of each policy, where it is not the file's.
  function presetOf(name) {
    const chosen = Object.fromEntries(Object.entries(state.set).filter(([path]) => !dials.get(path)?.slider.isPolicy));
    for (const slider of policies()) {
      const value = preset[name](slider);
      if (value !== undefined && Number(value) !== Number(slider.value)) chosen[slider.path] = value;
    }
    return chosen;
  }

  const same = (one, other) => JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
  function showPresets() {
    for (const button of document.querySelectorAll('[data-preset]')) button.setAttribute('aria-pressed', same(state.set, presetOf(button.dataset.preset)));
  }

  // --- Presentation: the state as in the file, and each pinned run, one after the other. ---
  let scene = -1; // which of them is shown; -1: no presentation
  const scenes = () => [{ name: content.words.presetFile, set: {} }, ...state.pins];
  function showScene(index) {
    const wasPresenting = scene >= 0;
    scene = Math.min(index, scenes().length - 1);
    document.documentElement.classList.toggle('presenting', scene >= 0);
    at('story').hidden = scene < 0;
    if (scene < 0) { if (wasPresenting) { at('present').focus(); ask(); } return; }
    at('scene').textContent = scenes()[scene].name;
    at('before').disabled = scene === 0;
    at('after').disabled = scene === scenes().length - 1;
    if (!wasPresenting) { at('leave').focus({ preventScroll: true }); scrollTo(0, 0); }
    if (same(state.set, scenes()[scene].set)) ask();
    else change(() => { state.set = { ...scenes()[scene].set }; });
  }

  // --- Questions: one under way, and the latest waiting. ---
  let underWay = null;
  let waiting = false;
  let gone = false;
  function ask() {
    waiting = true;
    if (!underWay) send();
    else if (performance.now() - underWay.since > patience) underWay.stop.abort();
  }

  const isOpen = place => at('charts-' + place).closest('details')?.open ?? true;

  async function send() {
    waiting = false;
    const stop = new AbortController();
    underWay = { stop, since: performance.now() };
    const moved = performance.getEntriesByName('moved').at(-1);
    // A figure that is drawn for less room than it gets has larger type.
    const room = (at('results').clientWidth || at('charts-targets').clientWidth) / (scene < 0 ? 1 : 2);
    const columns = Math.max(1, Math.floor((room + gap) / (smallest + gap)));
    const fit = (pixels, most) => Math.max(280, Math.min(most, Math.floor(pixels)));
    const question = { page, set: listed(state.set), pins: state.pins.filter(pin => scene < 0 || !same(pin.set, state.set)).map(pin => ({ name: pin.name, set: listed(pin.set) })), width: fit(room, 860), smallWidth: fit((room - (columns - 1) * gap) / columns, 640), places: scene < 0 ? ['targets', 'structure', 'others'].filter(isOpen) : ['targets'] };
    try {
      const answer = await answerTo(question, stop.signal);
      if (answer?.errors) refuse(answer.errors);
      else if (answer) show(answer, question.set, moved);
    } finally {
      underWay = null;
      if (waiting && !gone) send();
    }
  }

  const post = (what, question, signal) => fetch(`/api/${what}?lang=${language}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(question), signal });

  // The server's answer to a request, or its error; null: none, and the request may be repeated.
  async function answerTo(question, signal) {
    let response, text;
    try {
      response = await post('step', question, signal);
      text = await response.text();
    } catch (error) {
      if (error.name === 'AbortError') waiting = true;
      else lose();
      return null;
    }
    if (response.status === 409) return null;
    if (response.status === 429) { await new Promise(done => setTimeout(done, retryTime)); waiting = true; return null; }
    try { return JSON.parse(text); } catch { return { errors: [`${response.status} ${response.statusText}`] }; }
  }

  function show(answer, set, moved) {
    performance.mark('answered');
    if (answer.fingerprint !== content.fingerprint) { reload(); return; }
    if (answer.failure) { refuse([answer.failure]); return; }
    alarm();
    at('targets').replaceChildren(...answer.targets.map(target => make('li', { className: 'target' },
      make('span', { textContent: `${target.name}, ${target.bound}:` }),
      make('span', { className: target.isMet ? 'met' : 'missed', textContent: `${target.isMet ? '✓ ' + content.words.met : '✗ ' + content.words.missed}, ${target.value}` }))));
    at('sentence').textContent = answer.sentence;
    at('solve').hidden = !answer.targets.length || !measures().length;
    for (const place of ['targets', 'structure', 'others']) {
      const holder = at('charts-' + place);
      const charts = answer.charts.filter(chart => chart.place === place);
      const fold = holder.closest('details');
      if (fold) fold.hidden = !answer.places.includes(place);
      if (!isOpen(place)) continue;
      // The server's own figures: every text in them is escaped there.
      charts.forEach((chart, index) => {
        const box = holder.children[index] ?? holder.appendChild(make('div', { className: 'ts-chart' }));
        if (box.shown !== chart.svg) { box.innerHTML = chart.svg; box.shown = chart.svg; tradesimFigures(box); }
      });
      while (holder.children.length > charts.length) holder.lastElementChild.remove();
    }
    showCompared(answer.compared, answer.lost);
    say(answer.sentence);
    document.documentElement.dataset.answered = set.join('&');
    document.documentElement.dataset.milliseconds = answer.milliseconds;
    requestAnimationFrame(() => setTimeout(() => {
      performance.measure('redraw', 'answered');
      if (moved) performance.measure('step', { start: moved.startTime });
    }));
  }

  // --- Studies of the state: what would it take, and how certain is it? A change of the state ends and removes them. ---
  let study = null; // stops the one under way
  function stopStudy() {
    study?.abort();
    study = null;
    at('study').hidden = true;
  }

  async function askStudy(what, title) {
    stopStudy();
    const own = study = new AbortController();
    const tell = (lines, charts = []) => {
      at('study').hidden = false;
      at('study-head').textContent = title;
      at('study-text').replaceChildren(...lines.map(textContent => make('p', { textContent })));
      at('charts-study').replaceChildren(...charts.map(innerHTML => make('div', { className: 'ts-chart', innerHTML })));
      tradesimFigures(at('charts-study'));
    };
    tell([content.words.computing]);
    at('study').setAttribute('aria-busy', true);
    try {
      const room = at('charts-targets').clientWidth;
      const response = await post(what, { page, set: listed(state.set), width: Math.max(280, Math.min(860, room)) }, own.signal);
      const answer = await response.json();
      if (study !== own) return;
      // Moved sliders are a change, which would remove the answer.
      if (answer.set?.length) change(() => { for (const item of answer.set) put(...item.split('=')); });
      tell(answer.errors ?? answer.sentences, answer.charts);
    } catch (error) {
      if (study === own && error.name !== 'AbortError') { stopStudy(); lose(); }
    } finally {
      if (study === own || study === null) at('study').removeAttribute('aria-busy');
    }
  }

  let telling;
  function say(text) {
    clearTimeout(telling);
    telling = setTimeout(() => { at('said').textContent = text; }, quietTime);
  }

  const refuse = errors => alarm(content.words.refused, ...errors, content.words.stale);

  // Errors, one per line; empty: none. A state that was not run cannot be pinned.
  function alarm(...lines) {
    at('alarm').textContent = lines.join('\n');
    at('alarm').hidden = lines.length === 0;
    at('results').classList.toggle('stale', lines.length > 0);
    allowPin();
  }

  const allowPin = () => { at('pin').disabled = !at('alarm').hidden || state.pins.length >= 8; };

  // Another scenario, or another version of it, has other sliders.
  function reload() {
    write();
    location.reload();
  }

  // --- A server that is gone is looked for until it is back; one that came back with another scenario gives another page. ---
  async function look() {
    const response = await fetch('/api/alive');
    if (response.ok && (await response.json()).sha256 !== content.fingerprint) reload();
  }

  function lose() {
    if (gone) return;
    gone = true;
    alarm(content.words.gone, content.command);
    const lookAgain = async () => {
      try {
        await look();
        gone = false;
        alarm();
        at('said').textContent = content.words.back;
        ask();
      } catch { setTimeout(lookAgain, retryTime); }
    };
    setTimeout(lookAgain, retryTime);
  }

  // --- Pins. ---
  function pin() {
    let number = state.pins.length + 1;
    while (state.pins.some(item => item.name === `${content.words.run} ${number}`)) number++;
    change(() => state.pins.push({ name: `${content.words.run} ${number}`, set: { ...state.set } }));
    at('said').textContent = `${content.words.pin}: ${content.words.run} ${number}`;
  }

  function showPins() {
    at('pins').hidden = state.pins.length === 0;
    allowPin();
    const list = at('pinned');
    if (list.shown === JSON.stringify(state.pins)) return;
    list.shown = JSON.stringify(state.pins);
    list.replaceChildren(...state.pins.map((item, index) => {
      const name = make('input', { value: item.name, maxLength: 60 });
      name.setAttribute('aria-label', `${content.words.compare} ${index + 1}`);
      name.addEventListener('change', () => {
        const taken = state.pins.some((other, k) => k !== index && other.name === name.value.trim());
        if (!name.value.trim() || taken) name.value = item.name;
        else change(() => { state.pins[index].name = name.value.trim(); });
      });
      const restore = make('button', { type: 'button', textContent: content.words.restore });
      restore.setAttribute('aria-label', `${item.name}: ${content.words.restore}`);
      restore.addEventListener('click', () => change(() => { state.set = { ...item.set }; }));
      const remove = make('button', { type: 'button', textContent: content.words.unpin });
      remove.setAttribute('aria-label', `${item.name}: ${content.words.unpin}`);
      remove.addEventListener('click', () => { change(() => state.pins.splice(index, 1)); at('pin').focus(); });
      return make('li', {}, name, restore, remove);
    }));
  }

  function showCompared(compared, lost) {
    at('lost').textContent = lost.length ? [content.words.refused, ...lost].join('\n') : '';
    at('lost').hidden = lost.length === 0;
    at('compared').hidden = !compared;
    if (!compared) return;
    const table = (target, rows, sorted) => at(target).replaceChildren(
      make('thead', {}, make('tr', {}, ...['', ...(sorted ? [''] : []), ...compared.runs].map(text => make('th', { scope: 'col', textContent: text })))),
      make('tbody', {}, ...rows.map(row => make('tr', {}, make('th', { scope: 'row', textContent: row.name }), ...(sorted ? [row.sort] : []).concat(row.values).map(text => make('td', { textContent: text }))))));
    table('inputs', compared.inputs, true);
    table('outcomes', compared.outcomes, false);
    at('inputs').parentElement.hidden = compared.inputs.length === 0;
    at('same').hidden = compared.inputs.length > 0;
    at('both').hidden = !compared.bothDiffer;
  }

  // --- Begin. ---
  content = await (await fetch(`/api/content?lang=${language}`)).json();
  for (const part of ['policies', 'assumptions']) {
    at(part).append(...content[part].map(group => buildGroup(group, part === 'policies')));
    at(part).closest('section').hidden = content[part].length === 0;
  }
  at('dials').addEventListener('submit', event => event.preventDefault());
  at('undo').addEventListener('click', () => step(undone.past, undone.future));
  at('redo').addEventListener('click', () => step(undone.future, undone.past));
  at('all').addEventListener('click', () => change(() => { state.set = {}; }));
  for (const button of document.querySelectorAll('[data-preset]')) button.addEventListener('click', () => change(() => { state.set = presetOf(button.dataset.preset); }));
  at('pin').addEventListener('click', pin);
  at('solve').addEventListener('click', () => askStudy('solve', content.words.solve));
  at('certain').addEventListener('click', () => askStudy('ensemble', content.words.certain));
  for (const anchor of document.querySelectorAll('#languages a')) {
    if (anchor.lang === language) anchor.setAttribute('aria-current', 'true');
    anchor.addEventListener('click', event => { event.preventDefault(); location.href = anchor.getAttribute('href') + toLink(); });
  }
  at('present').addEventListener('click', () => showScene(0));
  at('before').addEventListener('click', () => showScene(Math.max(0, scene - 1)));
  at('after').addEventListener('click', () => showScene(scene + 1));
  at('leave').addEventListener('click', () => showScene(-1));
  at('link').addEventListener('click', async () => {
    const link = location.origin + location.pathname + location.search + toLink();
    try { await navigator.clipboard.writeText(link); } catch { prompt(at('link').textContent, link); return; }
    const label = at('link').textContent;
    at('link').textContent = at('link').dataset.copied;
    setTimeout(() => { at('link').textContent = label; }, 1500);
  });
  document.addEventListener('keydown', event => {
    const writing = event.target.matches('input:not([type=range]), textarea');
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (control && key === 'z' && !event.shiftKey && !writing) { event.preventDefault(); step(undone.past, undone.future); }
    else if (control && (key === 'y' || key === 'z' && event.shiftKey) && !writing) { event.preventDefault(); step(undone.future, undone.past); }
    else if (scene >= 0 && key === 'escape') showScene(-1);
    else if (scene >= 0 && (key === 'arrowright' || key === 'pagedown')) { event.preventDefault(); showScene(scene + 1); }
    else if (scene >= 0 && (key === 'arrowleft' || key === 'pageup')) { event.preventDefault(); showScene(Math.max(0, scene - 1)); }
    else if (key === 'f' && !control && !event.altKey && !writing && scene < 0) { event.preventDefault(); showScene(0); }
    else if (key === 'p' && !control && !event.altKey && !writing) { event.preventDefault(); if (!at('pin').disabled) pin(); }
  });
  // The server lists numbers of a link for which this scenario has no slider.
  const restore = () => { state = fromLink(location.hash); follow(); };
  addEventListener('hashchange', restore);
  for (const fold of document.querySelectorAll('main details')) fold.addEventListener('toggle', () => { if (fold.open) ask(); });
  let resizing;
  addEventListener('resize', () => { clearTimeout(resizing); resizing = setTimeout(ask, 200); });
  restore();
  // The page looks for the server even if no slider moves.
  setInterval(() => { if (!gone && !underWay && !document.hidden) look().catch(lose); }, 3 * retryTime);
})();
