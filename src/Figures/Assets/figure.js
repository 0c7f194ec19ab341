// The cross-hair of line and area charts. Reads the data attributes of .ts-plot and .ts-series; loads nothing.
(function () {
  'use strict';
  const svgNs = 'http://www.w3.org/2000/svg';
  const mostLines = 12; // A read-out of fifty runs would cover the chart.

  function numbers(text) { return text.split(' ').map(Number); }

  function readPlot(group) {
    const series = [...group.querySelectorAll('.ts-series')].map(element => {
      const line = element.matches('path') ? element : element.querySelector('.ts-line, .ts-marker');
      const style = line ? getComputedStyle(line) : null;
      return {
        name: element.dataset.name,
        start: Number(element.dataset.start),
        py: numbers(element.dataset.py),
        text: element.dataset.text.split('|'),
        colour: !style ? 'currentColor' : style.fill === 'none' ? style.stroke : style.fill,
      };
    });
    const [left, top, right, bottom] = numbers(group.dataset.box);
    return { group, left, top, right, bottom, px: numbers(group.dataset.px), xs: group.dataset.xs.split('|'), series };
  }

  // Browsers show a title wherever the pointer rests on the figure, over the read-out too; a label says the same to screen readers only.
  function quieten(svg) {
    const title = svg.querySelector(':scope > title');
    if (!title) return;
    svg.setAttribute('aria-label', title.textContent);
    title.remove();
  }

  function attach(svg) {
    quieten(svg);
    const groups = [...svg.querySelectorAll('.ts-plot[data-px]')];
    if (groups.length === 0 || svg.dataset.crosshair) return;
    svg.dataset.crosshair = 'on';
    svg.querySelectorAll('.ts-hit').forEach(hit => hit.remove()); // The read-out shows the same text as their titles.
    svg.setAttribute('tabindex', '0');
    const holder = svg.parentElement;
    const tip = document.createElement('div');
    tip.className = 'ts-tip ts-scope';
    tip.hidden = true;
    tip.setAttribute('role', 'status');
    holder.append(tip);
    let shown = null; // { plot, index }
    let marks = [];

    function clear() {
      marks.forEach(mark => mark.remove());
      marks = [];
      tip.hidden = true;
      shown = null;
    }

    function mark(parent, name, attributes) {
      const element = document.createElementNS(svgNs, name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      parent.append(element);
      marks.push(element);
      return element;
    }

    function show(plot, index) {
      if (shown && shown.plot.group === plot.group && shown.index === index) return;
      clear();
      shown = { plot, index };
      const x = plot.px[index];
      mark(plot.group, 'line', { class: 'ts-cursor', x1: x, x2: x, y1: plot.top, y2: plot.bottom });
      const rows = plot.series
        .filter(line => index >= line.start && index < line.start + line.py.length)
        .map(line => ({ line, y: line.py[index - line.start], value: line.text[index - line.start] }))
        .sort((a, b) => a.y - b.y);
      tip.replaceChildren();
      const head = document.createElement('b');
      head.textContent = plot.xs[index];
      tip.append(head);
      for (const row of rows.slice(0, mostLines)) {
        mark(plot.group, 'circle', { class: 'ts-cursor-dot', cx: x, cy: row.y, r: 4 }).style.fill = row.line.colour;
        const entry = document.createElement('div');
        const swatch = document.createElement('i');
        swatch.style.background = row.line.colour;
        const name = document.createElement('span');
        name.textContent = row.line.name;
        const value = document.createElement('strong');
        value.textContent = row.value;
        entry.append(swatch, name, value);
        tip.append(entry);
      }
      if (rows.length > mostLines) tip.append('… +' + (rows.length - mostLines));
      tip.hidden = false;
      // Beside the line, on the side with more room, and never outside the figure.
      const frame = svg.getBoundingClientRect();
      const scale = frame.width / svg.viewBox.baseVal.width;
      const at = x * scale;
      const left = at > frame.width / 2 ? at - tip.offsetWidth - 12 : at + 12;
      tip.style.left = Math.max(0, Math.min(left, frame.width - tip.offsetWidth)) + 'px';
      tip.style.top = Math.max(0, plot.top * scale) + 'px';
    }

    function nearest(plot, x) {
      let best = 0;
      plot.px.forEach((px, i) => { if (Math.abs(px - x) < Math.abs(plot.px[best] - x)) best = i; });
      return best;
    }

    svg.addEventListener('pointermove', event => {
      const matrix = svg.getScreenCTM();
      if (!matrix) return;
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
      const plot = groups.map(readPlot).find(p => point.x >= p.left - 8 && point.x <= p.right + 8 && point.y >= p.top - 8 && point.y <= p.bottom + 8);
      if (plot) show(plot, nearest(plot, point.x)); else clear();
    });
    svg.addEventListener('pointerleave', clear);
    svg.addEventListener('blur', clear);
    svg.addEventListener('keydown', event => {
      const plots = groups.map(readPlot);
      const plot = shown ? plots.find(p => p.group === shown.plot.group) : plots[0];
      const last = plot.px.length - 1;
      const index = shown ? shown.index : -1;
      const to = { ArrowRight: Math.min(last, index + 1), ArrowLeft: Math.max(0, index < 0 ? last : index - 1), Home: 0, End: last }[event.key];
      if (event.key === 'Escape') clear();
      if (to === undefined) return;
      event.preventDefault();
      show(plot, to);
    });
  }

  window.tradesimFigures = root => root.querySelectorAll('svg.ts-figure').forEach(attach);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => window.tradesimFigures(document));
  else window.tradesimFigures(document);
})();
