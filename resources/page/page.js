"use strict";
// Zoom, pan and evidence of an exported timeline. Every place comes from the scene that was laid out when it was
// exported: zooming stretches the same piecewise scale, and a label that would meet another is hidden and counted.
(() => {
  const scene = JSON.parse(document.getElementById("scene").textContent);
  const svg = document.querySelector("figure svg");
  const status = document.getElementById("status");
  const aside = document.querySelector("aside");
  const [left, top_, width, height] = scene.plot;
  const right = left + width;
  const SVG = "http://www.w3.org/2000/svg";
  // Pixels: between a label and what stands beside it, around one amid its bar, of a bar beside such a label, between a
  // mark and a label on its other side, and so near to the end of an outline that is open what stands there keeps its way.
  const CLEAR = 3;
  const AIR = 6;
  const PIECE = 24;
  const BESIDE = 6;
  const NEAR_END = 12;
  // A line through a bar reaches so far past its ends.
  const OVER = 2;
  let zoom = 1;
  let shift = 0;
  let chosen = -1;

  // Where something that was laid out at x stands now.
  const at = (x) => left + (x - left) * zoom + shift;
  const was = (x) => left + (x - left - shift) / zoom;

  const make = (name, attributes, parent) => {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    parent.append(node);
    return node;
  };

  const numbers = (node, ...names) => names.map((name) => parseFloat(node.getAttribute(name)));
  const scaled = [...svg.querySelectorAll("rect.s")].map((node) => {
    const [x, wide] = numbers(node, "x", "width");
    const mark = scene.marks[Number(node.dataset.g ?? -1)];
    // What is drawn wider than it is, so that it can be seen, is so only as long as it must.
    return [node, x, wide, parseFloat(node.dataset.e ?? NaN), mark?.true && !mark.echo ? mark.true : [x, x + wide]];
  });
  const lines = [...svg.querySelectorAll("polyline.s")].map((node) => [
    node, node.getAttribute("points").split(" ").map((point) => point.split(",").map(Number)),
  ]);
  const bars = new Map();
  for (const node of svg.querySelectorAll(".s[data-g]")) {
    const mark = Number(node.dataset.g);
    bars.set(mark, [...(bars.get(mark) ?? []), node]);
  }
  const areas = [...svg.querySelectorAll("polygon.s")];
  const moved = [...svg.querySelectorAll(".t")].map((node) => [node, parseFloat(node.dataset.a)]);
  const labels = new Map();
  for (const node of svg.querySelectorAll(".l")) {
    const mark = Number(node.dataset.m);
    labels.set(mark, [...(labels.get(mark) ?? []), node]);
  }
  // Sources and eras stand outside the part that is cut to the plot: there they end with it, too.
  const around = (node) => !node.closest("g[clip-path]");
  const edges = make("clipPath", { id: "edges" }, svg.querySelector("defs"));
  make("rect", { x: left, y: 0, width, height: scene.size[1] }, edges);
  for (const [node] of scaled.filter(([one]) => around(one))) node.setAttribute("clip-path", "url(#edges)");
  const beyond = new Set(moved.map(([node]) => node).filter(around));
  const axis = document.getElementById("axis");
  // The grid lies under the marks: before the group that is cut to the plot, the second of the groups that are cut.
  const grid = document.createElementNS(SVG, "g");
  svg.querySelectorAll("g[clip-path]")[1].before(grid);
  const ring = document.getElementById("ring");
  // The axis stays in sight while a high picture is scrolled: all of it moves together, over the marks.
  const figure = document.querySelector("figure");
  const foot = document.createElementNS(SVG, "g");
  for (const node of [...svg.children]) {
    if (node === axis || node.nodeName === "defs" || node.nodeName === "title") continue;
    const box = node.getBBox();
    if (box.y >= scene.axis.foot - 1 && box.y + box.height <= scene.axis.foot + scene.axis.height + 1) foot.append(node);
  }
  svg.insertBefore(foot, ring);
  foot.append(axis);
  const scale = () => svg.getBoundingClientRect().width / scene.size[0];
  const holdAxis = (printed) => {
    const low = scene.axis.foot + scene.axis.height;
    const seen = (figure.scrollTop + figure.clientHeight) / scale();
    const up = printed ? 0 : Math.min(Math.max(seen - low, scene.axis.lanes + 60 - scene.axis.foot), 0);
    foot.setAttribute("transform", `translate(0 ${up})`);
  };
  const groups = new Map();
  for (const group of svg.querySelectorAll("g[data-n]")) {
    const number = Number(group.dataset.n);
    groups.set(number, [...(groups.get(number) ?? []), group]);
  }

  // Days of the proleptic Gregorian calendar from minutes since 0001-01-01 (Hinnant, chrono-compatible algorithms).
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const day = (minute) => {
    const days = Math.floor(minute / 1440) + 306;
    const era = Math.floor(days / 146097);
    const doe = days - era * 146097;
    const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
    const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
    const mp = Math.floor((5 * doy + 2) / 153);
    const month = mp < 10 ? mp + 3 : mp - 9;
    const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
    const date = doy - Math.floor((153 * mp + 2) / 5) + 1;
    return `${date} ${MONTHS[month - 1]} ${year < 1 ? `${1 - year} BCE` : year}`;
  };

  // The minute that stands at x, through the knots of the scale.
  const minuteAt = (x) => {
    const { minutes, stretched, origin, perMinute } = scene.scale;
    const place = origin + (was(x) - left) / perMinute;
    let piece = 0;
    while (piece < minutes.length - 2 && stretched[piece + 1] <= place) piece += 1;
    const slope = (minutes[piece + 1] - minutes[piece]) / (stretched[piece + 1] - stretched[piece]);
    return minutes[piece] + (place - stretched[piece]) * slope;
  };

  const drawAxis = () => {
    axis.replaceChildren();
    grid.replaceChildren();
    svg.classList.toggle("moved", zoom !== 1 || shift !== 0);
    if (zoom === 1 && shift === 0) return;
    const { lanes, foot } = scene.axis;
    const level = Math.min(Math.floor(Math.log2(zoom) + 1e-9), scene.levels.length - 1);
    for (const [x, words] of scene.levels[level]) {
      const now = at(x);
      if (now < left || now > right) continue;
      make("line", { x1: now, x2: now, y1: lanes, y2: foot, stroke: "var(--line)" }, grid);
      if (words) make("text", { x: now + 4, y: foot + 19, "font-size": 12, fill: "var(--dim)" }, axis).textContent = words;
    }
    for (const [x, words] of scene.breaks) {
      const now = at(x);
      if (now < left || now > right) continue;
      make("line", { x1: now, x2: now, y1: lanes, y2: foot, stroke: "var(--faint)", "stroke-dasharray": "1 4" }, grid);
      const sign = `M${now - 5} ${foot + 18}l3.5 0l2 -10l2.5 14l2 -6h2.5`;
      make("path", { d: sign, fill: "none", stroke: "var(--dim)", "stroke-width": 1.5 }, axis);
      make("title", {}, axis.lastChild).textContent = words;
    }
    const span = make("text", { x: scene.axis.x, y: foot + 19, "font-size": 12, fill: "var(--dim)" }, axis);
    span.textContent = `${day(minuteAt(left))} – ${day(minuteAt(right))}`;
  };

  const middleOf = (mark) => at(mark.core[0] + mark.core[2] / 2);

  // Where the ink of a mark stands now.
  const inkOf = (mark) => {
    const [start, end] = [at(mark.box[0]), at(mark.box[0] + mark.box[2])];
    const half = Math.min(mark.core[2], mark.box[2]) / 2;
    return mark.diamond ? [Math.min(start, middleOf(mark) - half), Math.max(end, middleOf(mark) + half)] : [start, end];
  };

  // The places that a label may have, the one that it was laid out with first: beside its mark, or in a gap of it.
  const placesOf = (mark, [start, end]) => {
    const [x, , wide] = mark.label;
    const [first, last] = [mark.box[0], mark.box[0] + mark.box[2]];
    const beside = {
      right: end + (mark.side === "right" ? Math.max(x - Math.max(last, mark.diamond ? mark.core[0] + mark.core[2] : last), CLEAR) : BESIDE),
      left: start - wide - (mark.side === "left" ? Math.max(Math.min(first, mark.diamond ? mark.core[0] : first) - x - wide, CLEAR) : BESIDE),
    };
    const room = AIR + PIECE;
    const from = Math.max(start, left);
    const to = Math.min(end, right);
    const stretches = mark.diamond ? [[from, middleOf(mark) - 10], [middleOf(mark) + 10, to]] : [[from, to]];
    const amid = stretches.filter(([low, high]) => high - low >= wide + 2 * room).map(([low, high]) => {
      const wished = mark.side === "amid" ? at(x + wide / 2) - wide / 2 : (low + high - wide) / 2;
      return [Math.min(Math.max(wished, low + room), high - room - wide), true];
    });
    const sides = (mark.side === "left" ? ["left", "right"] : ["right", "left"]).map((side) => [beside[side], false]);
    return mark.side === "amid" ? [...amid, ...sides] : [...sides, ...amid];
  };

  // A gap in a bar for a label from start to end; without one the bar is whole.
  const cut = (number, gap) => {
    const name = `gap${number}`;
    const old = document.getElementById(name);
    if (old) old.remove();
    if (gap) {
      const path = make("clipPath", { id: name }, svg.querySelector("defs"));
      for (const [x, end] of [[left - 40, gap[0] - AIR], [gap[1] + AIR, right + 40]]) {
        make("rect", { x, y: 0, width: Math.max(end - x, 0), height: scene.size[1] }, path);
      }
    }
    for (const node of bars.get(number) ?? []) {
      if (gap) node.setAttribute("clip-path", `url(#${name})`);
      else node.removeAttribute("clip-path");
    }
  };

  const show = (number, start, amid) => {
    const { label } = scene.marks[number];
    cut(number, amid && start !== null ? [start, start + label[2]] : null);
    for (const part of labels.get(number)) {
      part.setAttribute("transform", `translate(${(start ?? label[0]) - label[0]} 0)`);
      part.setAttribute("visibility", start === null ? "hidden" : "visible");
    }
  };

  // In each row the heaviest event finds the place of its label first; one that finds none is hidden and counted.
  const placeLabels = (row) => {
    const taken = row.map(({ number, ink }) => [number, ...ink]);
    const y = row[0].mark.core[1] + row[0].mark.core[3] / 2;
    for (const [x, middle, wide] of scene.folds) {
      if (Math.abs(middle - y) < 9) taken.push([-1, at(x) - wide / 2, at(x) + wide / 2]);
    }
    let hidden = 0;
    for (const { mark, number, ink } of [...row].sort((one, other) => other.mark.weight - one.mark.weight)) {
      if (!labels.has(number)) continue;
      const seen = ink[1] >= left && ink[0] <= right;
      const free = ([start]) => {
        const end = start + mark.label[2];
        const meets = ([owner, low, high]) => owner !== number && start - CLEAR < high && low < end + CLEAR;
        return start >= left + CLEAR && end <= right - CLEAR && !taken.some(meets);
      };
      const found = seen ? placesOf(mark, ink).find(free) : undefined;
      show(number, found ? found[0] : null, found ? found[1] : false);
      if (found) taken.push([-1, found[0], found[0] + mark.label[2]]);
      else if (seen) hidden += 1;
    }
    return hidden;
  };

  const drawLabels = () => {
    const rows = new Map();
    let beside = 0;
    scene.marks.forEach((mark, number) => {
      const ink = inkOf(mark);
      if (mark.echo) return;
      if (ink[1] < left || ink[0] > right) beside += 1;
      const key = Math.round(mark.core[1] + mark.core[3] / 2);
      rows.set(key, [...(rows.get(key) ?? []), { mark, number, ink }]);
    });
    let hidden = 0;
    if (zoom === 1 && shift === 0) for (const number of labels.keys()) show(number, scene.marks[number].label[0], false);
    else for (const row of rows.values()) hidden += placeLabels(row);
    const said = [scene.counts];
    if (beside) said.push(`${beside} out of view`);
    if (hidden) said.push(`${hidden} label${hidden === 1 ? "" : "s"} hidden`);
    status.textContent = said.join(" · ");
  };

  const drawRing = () => {
    const mark = chosen < 0 ? undefined : scene.marks.find((one) => one.n === chosen && !one.echo);
    ring.setAttribute("visibility", mark ? "visible" : "hidden");
    if (!mark) return;
    const [start, end] = mark.diamond
      ? [middleOf(mark) - 11, middleOf(mark) + 11]
      : [at(mark.box[0]) - 3, at(mark.box[0] + mark.box[2]) + 3];
    ring.setAttribute("x", Math.max(start, left - 8));
    ring.setAttribute("width", Math.max(Math.min(end, right + 8) - Math.max(start, left - 8), 0));
    ring.setAttribute("y", mark.core[1] + mark.core[3] / 2 - 11);
  };

  const draw = () => {
    // What stands just before the end of an outline that is open moves with that end, as its arrow does.
    const towards = (x, end) => (end - x < NEAR_END ? at(end) + x - end : at(x));
    for (const [node, x, wide, end, [first, last]] of scaled) {
      const start = at(x);
      const now = (Number.isNaN(end) ? at(x + wide) : Math.max(towards(x + wide, end), start + 1)) - start;
      const ink = Math.max(at(last) - at(first), Math.min(wide, now));
      node.setAttribute("x", first === x && last === x + wide ? start : (at(first) + at(last) - ink) / 2);
      node.setAttribute("width", first === x && last === x + wide ? now : ink);
    }
    for (const [node, points] of lines) {
      const end = parseFloat(node.dataset.e ?? NaN);
      const [from, to] = [points[0][0] + OVER, points.at(-1)[0] - OVER];
      const through = (x) => (x <= from ? at(from) + x - from : x >= to ? at(to) + x - to : at(x));
      const before = Math.min(...points.map(([x]) => x));
      const open = (x) => (x === before || Number.isNaN(end) ? at(x) : Math.max(towards(x, end), at(before)));
      const place = points.length === 2 ? through : open;
      node.setAttribute("points", points.map(([x, y]) => `${place(x)},${y}`).join(" "));
    }
    for (const node of areas) node.setAttribute("transform", `matrix(${zoom} 0 0 1 ${left - left * zoom + shift} 0)`);
    for (const [node, anchor] of moved) {
      node.setAttribute("transform", `translate(${at(anchor) - anchor} 0)`);
      const gone = beyond.has(node) && (at(anchor) < left - 1 || at(anchor) > right + 1);
      node.classList.toggle("gone", gone);
    }
    drawAxis();
    drawLabels();
    drawRing();
  };

  let asked = 0;
  const soon = () => {
    if (!asked) asked = requestAnimationFrame(() => { asked = 0; draw(); });
  };

  // A list of events without a date has no ticks: it stays as it is.
  const closest = scene.levels.length ? 2 ** (scene.levels.length - 1) * 1.99 : 1;
  const look = (newZoom, newShift) => {
    zoom = Math.min(Math.max(newZoom, 1), closest);
    shift = Math.min(Math.max(newShift, width * (1 - zoom)), 0);
    soon();
  };
  const zoomAt = (x, factor) => {
    const before = was(x);
    const next = Math.min(Math.max(zoom * factor, 1), closest);
    look(next, x - left - (before - left) * next);
  };
  const placeOf = (event) => {
    const box = svg.getBoundingClientRect();
    return ((event.clientX - box.left) / box.width) * scene.size[0];
  };

  const choose = (number) => {
    chosen = number;
    for (const [other, own] of groups) for (const group of own) group.classList.toggle("on", other === number);
    for (const entry of aside.querySelectorAll("details")) {
      const own = entry.dataset.n === String(number);
      entry.classList.toggle("on", own);
      entry.open = own;
    }
    const shown = aside.querySelector("details.on");
    if (shown) {
      shown.scrollIntoView({ block: "start" });
      aside.scrollTop -= 12;
    }
    const mark = scene.marks.find((one) => one.n === number && !one.echo);
    if (mark) {
      const y = mark.core[1] * scale();
      const low = figure.clientHeight - (scene.axis.height + 30) * scale();
      if (y < figure.scrollTop + 20 || y > figure.scrollTop + low) figure.scrollTop = y - figure.clientHeight / 2;
      const middle = middleOf(mark);
      if (middle < left || middle > right) shift = Math.min(Math.max(shift + left + width / 2 - middle, width * (1 - zoom)), 0);
    }
    soon();
  };
  const step = (by) => {
    const entries = [...aside.querySelectorAll("details")].map((entry) => Number(entry.dataset.n));
    const place = entries.indexOf(chosen);
    const next = place < 0 ? (by > 0 ? 0 : entries.length - 1) : Math.min(Math.max(place + by, 0), entries.length - 1);
    if (entries.length) choose(entries[next]);
  };

  const turn = () => {
    const root = document.documentElement;
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
  };
  const middle = left + width / 2;
  const deeds = {
    in: () => zoomAt(middle, 1.5), out: () => zoomAt(middle, 1 / 1.5), all: () => look(1, 0), theme: turn,
    before: () => step(-1), after: () => step(1),
  };
  for (const button of document.querySelectorAll("button[data-do]")) {
    button.addEventListener("click", () => deeds[button.dataset.do]());
  }
  const keys = {
    "+": deeds.in, "=": deeds.in, w: deeds.in, "-": deeds.out, s: deeds.out, 0: deeds.all, t: turn,
    ArrowLeft: deeds.before, ArrowRight: deeds.after, ArrowUp: deeds.before, ArrowDown: deeds.after,
    a: () => look(zoom, shift + width / 8), d: () => look(zoom, shift - width / 8), Escape: () => choose(-1),
  };
  document.addEventListener("keydown", (event) => {
    const deed = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!deed || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    deed();
  });

  let drag = null;
  svg.addEventListener("pointerdown", (event) => {
    drag = { x: placeOf(event), shift, far: false };
  });
  window.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const way = placeOf(event) - drag.x;
    drag.far = drag.far || Math.abs(way) > 4;
    if (drag.far) look(zoom, drag.shift + way);
  });
  window.addEventListener("pointerup", () => setTimeout(() => { drag = null; }, 0));
  svg.addEventListener("click", (event) => {
    if (drag && drag.far) return;
    const group = event.target.closest("g[data-n]");
    if (group) choose(Number(group.dataset.n));
  });
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) return;
    event.preventDefault();
    if (event.shiftKey) look(zoom, shift - (event.deltaX + event.deltaY));
    else zoomAt(placeOf(event), Math.exp(-Math.min(Math.max(event.deltaY, -100), 100) / 250));
  }, { passive: false });
  for (const entry of aside.querySelectorAll("details")) {
    entry.querySelector("summary").addEventListener("click", (click) => {
      click.preventDefault();
      choose(entry.open ? -1 : Number(entry.dataset.n));
    });
  }

  let kept = null;
  window.addEventListener("beforeprint", () => {
    kept = [zoom, shift, chosen, document.documentElement.dataset.theme];
    // After the picture stands what is told of every event.
    for (const entry of aside.querySelectorAll("details")) entry.open = true;
    [zoom, shift, chosen] = [1, 0, -1];
    document.documentElement.dataset.theme = scene.theme;
    for (const group of svg.querySelectorAll("g.on")) group.classList.remove("on");
    draw();
    holdAxis(true);
  });
  window.addEventListener("afterprint", () => {
    if (kept) [zoom, shift, chosen, document.documentElement.dataset.theme] = kept;
    kept = null;
    choose(chosen);
    holdAxis(false);
  });
  figure.addEventListener("scroll", () => holdAxis(false));
  window.addEventListener("resize", () => holdAxis(false));
  document.documentElement.classList.add("ready");
  draw();
  holdAxis(false);
})();
