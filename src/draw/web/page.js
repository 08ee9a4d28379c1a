"use strict";
(function () {
  var byId = function (id) { return document.getElementById(id); };
  var all = function (selector, root) { return Array.from((root || document).querySelectorAll(selector)); };
  var drawing = byId("drawing"), stage = byId("stage");
  var entries = {}, marks = {}, rows = all("#statements tbody tr"), events = all("#timeline li");
  var hidden = {}, chosen = null, places = [], place = -1;
  document.documentElement.classList.add("js");

  /* --- index ------------------------------------------------------------------------------------------ */
  var target = function (link) { return (link.getAttribute("href") || link.getAttribute("xlink:href") || "").slice(3); };
  all("#entities li").forEach(function (li) {
    var link = li.querySelector(".e");
    entries[li.id.slice(2)] = { li: li, link: link, name: link.textContent, kind: li.dataset.k, node: li.dataset.n };
  });
  all(".m").forEach(function (mark) { (marks[target(mark)] = marks[target(mark)] || []).push(mark); });
  rows.forEach(function (row) {
    var end = function (cell) { var link = cell.querySelector(".e"); return link ? target(link) : ""; };
    row.dataset.s = end(row.cells[0]);
    row.dataset.o = end(row.cells[2]);
    var sure = parseInt(row.cells[4].textContent, 10), meter = document.createElement("meter");
    row.cells[4].dataset.v = isNaN(sure) ? -1 : sure;
    if (isNaN(sure)) return;
    meter.value = sure / 100;
    meter.setAttribute("aria-hidden", "true");
    row.cells[4].prepend(meter);
  });
  var nodes = drawing ? all(".node", drawing) : [];
  var edges = (drawing ? all(".edge", drawing) : []).map(function (element) {
    var end = function (prefix) {
      var found = Array.from(element.classList).find(function (name) { return name.indexOf(prefix) === 0; });
      return found ? "n-" + found.slice(prefix.length) : "";
    };
    return { element: element, from: end("from-"), to: end("to-") };
  });
  var membersOf = function (node) {
    return Object.keys(entries).filter(function (id) { return entries[id].node === node; });
  };

  /* --- choosing --------------------------------------------------------------------------------------- */
  var statementItem = function (row, self, quoted) {
    var cells = row.cells, item = document.createElement("li"), outgoing = row.dataset.s === self;
    var relation = document.createElement("span");
    relation.className = "rel";
    relation.textContent = outgoing ? cells[1].textContent + " \u2192 " : " \u2192 " + cells[1].textContent;
    var other = cells[outgoing ? 2 : 0].cloneNode(true);
    var parts = document.createElement("span");
    parts.append.apply(parts, Array.from(other.childNodes));
    if (outgoing) item.append(relation, parts); else item.append(parts, relation);
    var sure = document.createElement("small");
    sure.textContent = " " + cells[3].textContent + (cells[4].textContent ? " \u00b7 " + cells[4].textContent : "");
    item.append(sure);
    var said = cells[5].firstChild;
    if (said && quoted) {
      said = said.cloneNode(true);
      if (said.nodeType === 3) { var span = document.createElement("span"); span.className = "src"; span.append(said); said = span; }
      item.append(said);
    }
    return item;
  };
  var bySentence = function (list) {
    var first = {};
    list.forEach(function (row, i) { var said = row.cells[5].textContent; if (!(said in first)) first[said] = i; });
    return list.slice().sort(function (a, b) { return first[a.cells[5].textContent] - first[b.cells[5].textContent]; });
  };
  var fillDetails = function (title, more, list, self) {
    list = bySentence(list);
    byId("chosen").hidden = false;
    byId("details").querySelector(".hint").hidden = true;
    byId("chosen-name").textContent = title;
    byId("chosen-more").replaceChildren.apply(byId("chosen-more"), more);
    byId("chosen-statements").replaceChildren.apply(byId("chosen-statements"), list.map(function (row, i) {
      var next = list[i + 1]; /* a sentence that several statements share is quoted once, after the last */
      return statementItem(row, self || row.dataset.s, !next || next.cells[5].textContent !== row.cells[5].textContent);
    }));
    byId("details").scrollTop = 0;
  };
  var paint = function (isNode, isEdge) {
    nodes.forEach(function (node) { node.classList.toggle("faint", !!isNode && !isNode(node.id)); node.classList.remove("on"); });
    edges.forEach(function (edge) { edge.element.classList.toggle("faint", !!isEdge && !isEdge(edge)); edge.element.classList.remove("on"); });
  };
  var clear = function () {
    chosen = null; places = []; place = -1;
    byId("chosen").hidden = true;
    byId("details").querySelector(".hint").hidden = false;
    all(".m.on,#entities li.on,tr.on").forEach(function (element) { element.classList.remove("on"); });
    paint(null, null);
  };
  var showPlaces = function () {
    byId("places").hidden = places.length === 0;
    byId("place").textContent = (place < 0 ? "" : place + 1 + " / ") + places.length;
  };
  var choose = function (id) {
    var entry = entries[id];
    if (!entry) return;
    clear();
    chosen = id;
    try { history.replaceState(null, "", "#e-" + id); } catch (error) { /* the address then does not tell */ }
    var own = rows.filter(function (row) { return row.dataset.s === id || row.dataset.o === id; });
    var head = entry.li.querySelector("small").cloneNode(true);
    fillDetails(entry.name, [head, entry.li.querySelector(".more").cloneNode(true)], own, id);
    entry.li.classList.add("on");
    entry.li.parentElement.parentElement.scrollTop = entry.li.offsetTop - 60;
    own.forEach(function (row) { row.classList.add("on"); });
    places = marks[id] || [];
    places.forEach(function (mark) { mark.classList.add("on"); });
    showPlaces();
    if (!entry.node) return;
    var near = {};
    near[entry.node] = true;
    edges.forEach(function (edge) { if (edge.from === entry.node || edge.to === entry.node) near[edge.from] = near[edge.to] = true; });
    paint(function (node) { return near[node]; }, function (edge) { return edge.from === entry.node || edge.to === entry.node; });
    if (byId(entry.node)) byId(entry.node).classList.add("on");
  };
  var chooseNode = function (node) {
    var members = membersOf(node);
    if (members.length === 1) return choose(members[0]);
    if (!members.length) return;
    clear();
    var list = document.createElement("ul");
    members.forEach(function (id) {
      var item = document.createElement("li");
      item.append(entries[id].link.cloneNode(true));
      list.append(item);
    });
    fillDetails(String(members.length), [list], rows.filter(function (row) {
      return members.indexOf(row.dataset.s) >= 0 || members.indexOf(row.dataset.o) >= 0;
    }));
    showPlaces();
    byId(node).classList.add("on");
  };
  var chooseEdge = function (edge) {
    var from = membersOf(edge.from), to = membersOf(edge.to);
    var own = rows.filter(function (row) { return from.indexOf(row.dataset.s) >= 0 && to.indexOf(row.dataset.o) >= 0; });
    clear();
    var name = function (ids) { return ids.length === 1 ? entries[ids[0]].name : String(ids.length); };
    fillDetails(name(from) + " \u2192 " + name(to), [], own);
    showPlaces();
    own.forEach(function (row) { row.classList.add("on"); });
    paint(function (node) { return node === edge.from || node === edge.to; }, function (other) { return other === edge; });
    edge.element.classList.add("on");
  };
  var go = function (step) {
    if (!places.length) return;
    place = (place + step + places.length) % places.length;
    var box = places[place].closest("details");
    if (box) box.open = true;
    places[place].scrollIntoView({ block: "center" });
    showPlaces();
  };

  /* --- passages: code points of the document's text -------------------------------------------------- */
  var rangeOf = function (box, from, to) {
    var block = all("p[data-at]", box).filter(function (p) { return Number(p.dataset.at) <= from; }).pop();
    if (!block) return null;
    var walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), at = Number(block.dataset.at), range = document.createRange(), begun = false;
    for (var node = walker.nextNode(); node; node = walker.nextNode()) {
      var points = Array.from(node.data);
      if (!begun && from < at + points.length) { range.setStart(node, points.slice(0, from - at).join("").length); begun = true; }
      if (begun) range.setEnd(node, points.slice(0, Math.max(0, to - at)).join("").length);
      at += points.length;
      if (to <= at) break;
    }
    return begun ? { range: range, block: block } : null;
  };
  var showPassage = function (link) {
    var box = byId(link.getAttribute("href").slice(1));
    if (!box) return;
    box.open = true;
    var found = rangeOf(box, Number(link.dataset.from), Number(link.dataset.to));
    all(".flash").forEach(function (p) { p.classList.remove("flash"); });
    if (!found) return box.scrollIntoView();
    if (window.CSS && CSS.highlights && window.Highlight) CSS.highlights.set("passage", new Highlight(found.range));
    else found.block.classList.add("flash");
    found.block.scrollIntoView({ block: "center" });
  };

  /* --- search and filters ------------------------------------------------------------------------------ */
  var fold = function (text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); };
  var texts = {};
  Object.keys(entries).forEach(function (id) { texts[id] = fold(entries[id].li.textContent); });
  var rowTexts = rows.map(function (row) { return fold(row.textContent); });
  var apply = function () {
    var wanted = fold(byId("search").value.trim()), count = 0, shown = {};
    Object.keys(entries).forEach(function (id) {
      var entry = entries[id], match = !wanted || texts[id].indexOf(wanted) >= 0;
      entry.li.hidden = !match || !!hidden[entry.kind];
      if (!entry.li.hidden) count++;
      if (!hidden[entry.kind] && entry.node) shown[entry.node] = (shown[entry.node] || 0) | (match ? 2 : 1);
    });
    rows.forEach(function (row, i) {
      var ends = [entries[row.dataset.s], entries[row.dataset.o]];
      row.hidden = (wanted && rowTexts[i].indexOf(wanted) < 0) || ends.some(function (end) { return end && hidden[end.kind]; });
    });
    events.forEach(function (li) { var entry = entries[li.dataset.s]; li.hidden = !entry || entry.li.hidden; });
    all(".m").forEach(function (mark) { var entry = entries[target(mark)]; mark.classList.toggle("plain", !!entry && !!hidden[entry.kind]); });
    all("#documents li").forEach(function (li) { li.hidden = !!wanted && fold(li.textContent).indexOf(wanted) < 0; });
    all(".doc").forEach(function (box) {
      if (wanted && document.querySelectorAll(".doc").length > 3) box.hidden = fold(box.textContent).indexOf(wanted) < 0;
      else box.hidden = false;
    });
    nodes.forEach(function (node) { node.classList.toggle("off", !shown[node.id]); });
    edges.forEach(function (edge) { edge.element.classList.toggle("off", !shown[edge.from] || !shown[edge.to]); });
    if (!chosen) paint(wanted ? function (node) { return shown[node] === 2 || shown[node] === 3; } : null,
      wanted ? function (edge) { return shown[edge.from] > 1 && shown[edge.to] > 1; } : null);
    byId("found").value = wanted ? count + " " + byId("found").dataset.word : "";
  };
  byId("search").addEventListener("input", function () { if (chosen) clear(); apply(); });
  byId("search").addEventListener("keydown", function (event) {
    if (event.key !== "Enter") return;
    var first = Object.keys(entries).find(function (id) { return !entries[id].li.hidden; });
    if (first) choose(first);
  });
  all(".chip").forEach(function (chip) {
    chip.addEventListener("click", function () {
      var on = chip.getAttribute("aria-pressed") === "true";
      chip.setAttribute("aria-pressed", String(!on));
      hidden[chip.dataset.k] = on;
      apply();
    });
  });

  /* --- sorting ------------------------------------------------------------------------------------------ */
  var collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  all("th").forEach(function (head, column) {
    head.firstChild.addEventListener("click", function () {
      var up = head.getAttribute("aria-sort") !== "ascending", body = document.querySelector("#statements tbody");
      all("th").forEach(function (other) { other.setAttribute("aria-sort", "none"); });
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      var value = function (row) { var cell = row.cells[column]; return cell.dataset.v || cell.textContent; };
      body.append.apply(body, Array.from(body.rows).sort(function (a, b) {
        return (up ? 1 : -1) * collator.compare(value(a), value(b));
      }));
    });
  });

  /* --- moving the drawing ------------------------------------------------------------------------------- */
  var home = drawing && drawing.viewBox.baseVal, box = home && { x: home.x, y: home.y, w: home.width, h: home.height };
  var start = box && { x: box.x, y: box.y, w: box.w, h: box.h };
  var place_ = function () { drawing.setAttribute("viewBox", [box.x, box.y, box.w, box.h].join(" ")); };
  var zoom = function (factor, px, py) {
    var w = Math.min(start.w * 3, Math.max(start.w / 40, box.w * factor)), k = w / box.w;
    box.x += (box.w - box.w * k) * px; box.y += (box.h - box.h * k) * py;
    box.w *= k; box.h *= k;
    place_();
  };
  var scale = function () { var r = stage.getBoundingClientRect(); return Math.max(box.w / r.width, box.h / r.height); };
  var move = function (dx, dy) { box.x += dx; box.y += dy; place_(); };
  var fit = function () { box = { x: start.x, y: start.y, w: start.w, h: start.h }; place_(); };
  if (drawing) {
    var height = function () { stage.style.height = Math.max(190, Math.min(innerHeight * 0.72, stage.clientWidth * start.h / start.w)) + "px"; };
    height();
    addEventListener("resize", height);
    var pointers = {}, moved = false;
    byId("zoom-in").addEventListener("click", function () { zoom(0.75, 0.5, 0.5); });
    byId("zoom-out").addEventListener("click", function () { zoom(1.33, 0.5, 0.5); });
    byId("zoom-fit").addEventListener("click", fit);
    stage.addEventListener("wheel", function (event) { /* a page that scrolls by must not be caught */
      if (!event.ctrlKey && !event.metaKey && !stage.contains(document.activeElement)) return;
      event.preventDefault();
      var r = stage.getBoundingClientRect();
      zoom(Math.pow(1.0016, event.deltaY), (event.clientX - r.left) / r.width, (event.clientY - r.top) / r.height);
    }, { passive: false });
    stage.addEventListener("pointerdown", function (event) { pointers[event.pointerId] = event; moved = false; });
    stage.addEventListener("pointermove", function (event) {
      var before = pointers[event.pointerId], ids = Object.keys(pointers);
      if (!before) return;
      var dx = event.clientX - before.clientX, dy = event.clientY - before.clientY;
      if (!moved && Math.abs(dx) + Math.abs(dy) < 4) return;
      if (!moved) { moved = true; stage.setPointerCapture(event.pointerId); }
      if (ids.length === 2) {
        var other = pointers[ids.find(function (id) { return id !== String(event.pointerId); })];
        var size = function (p) { return Math.hypot(p.clientX - other.clientX, p.clientY - other.clientY) || 1; };
        zoom(size(before) / size(event), 0.5, 0.5);
      } else move(-dx * scale(), -dy * scale());
      pointers[event.pointerId] = event;
    });
    ["pointerup", "pointercancel", "pointerleave"].forEach(function (name) {
      stage.addEventListener(name, function (event) { delete pointers[event.pointerId]; });
    });
    stage.addEventListener("click", function (event) { if (moved) { event.preventDefault(); event.stopPropagation(); moved = false; } }, true);
    stage.addEventListener("keydown", function (event) {
      var step = box.w / 12, keys = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (keys[event.key]) move(keys[event.key][0], keys[event.key][1]);
      else if (event.key === "+" || event.key === "=") zoom(0.75, 0.5, 0.5);
      else if (event.key === "-") zoom(1.33, 0.5, 0.5);
      else if (event.key === "0") fit();
      else return;
      event.preventDefault();
    });
    edges.forEach(function (edge) { edge.element.addEventListener("click", function () { chooseEdge(edge); }); });
  }

  /* --- clicks and keys of the whole page ---------------------------------------------------------------- */
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a");
    if (!link) return;
    var node = link.closest(".node");
    if (node) { event.preventDefault(); return chooseNode(node.id); }
    if (link.matches(".src")) { event.preventDefault(); return showPassage(link); }
    if (link.matches(".m,.e") && entries[target(link)]) {
      event.preventDefault();
      choose(target(link));
      if (link.matches("#statements .e,#timeline .e") && places.length === 0) byId("details").scrollIntoView({ block: "nearest" });
    }
  });
  byId("close").addEventListener("click", function () { clear(); apply(); });
  byId("previous").addEventListener("click", function () { go(-1); });
  byId("next").addEventListener("click", function () { go(1); });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { clear(); apply(); }
    if (event.key === "/" && event.target.tagName !== "INPUT") { event.preventDefault(); byId("search").focus(); }
  });

  /* --- taking away --------------------------------------------------------------------------------------- */
  var save = function (text, type, extension) {
    var link = document.createElement("a"), name = fold(document.title).replace(/[^a-z0-9]+/g, "-").slice(0, 60);
    link.href = URL.createObjectURL(new Blob([text], { type: type }));
    link.download = (name || "tercet") + extension;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  };
  var svgText = function () {
    var copy = drawing.cloneNode(true), style = document.createElementNS("http://www.w3.org/2000/svg", "style");
    style.textContent = byId("drawing-style").textContent;
    copy.prepend(style);
    copy.setAttribute("viewBox", [start.x, start.y, start.w, start.h].join(" "));
    all(".off,.faint,.on", copy).forEach(function (element) { element.classList.remove("off", "faint", "on"); });
    all("a", copy).forEach(function (link) { link.removeAttribute("xlink:href"); });
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + new XMLSerializer().serializeToString(copy);
  };
  var turtleText = function () { /* "^12" stands for line 12 */
    var lines = byId("turtle").textContent.slice(1).split("\n");
    return lines.map(function (line) { return line[0] === "^" ? lines[Number(line.slice(1)) - 1] : line; }).join("\n");
  };
  if (byId("turtle")) byId("take-turtle").addEventListener("click", function () { save(turtleText(), "text/turtle", ".ttl"); });
  else byId("take-turtle").hidden = true;
  if (drawing) byId("take-svg").addEventListener("click", function () { save(svgText(), "image/svg+xml", ".svg"); });
  else byId("take-svg").hidden = true;

  var named = location.hash.slice(0, 3) === "#e-" ? location.hash.slice(3) : "";
  apply();
  if (named) choose(named);
  addEventListener("hashchange", function () { if (location.hash.slice(0, 3) === "#e-") choose(location.hash.slice(3)); });
})();
