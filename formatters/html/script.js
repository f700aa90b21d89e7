/* What the page can do more with a script; it is complete without. The contents follow the reader,
   boxes that scroll can be reached with the keyboard, and a page of the web says what became of the
   RFC after it was published. */
(function () {
  "use strict";
  var editor = "https://www.rfc-editor.org/";

  /* The contents: the section in the upper part of the window is marked; Escape closes the list. */
  function follow(toc) {
    var links = new Map(), inView = new Set(), current = null;

    toc.querySelectorAll("nav a[href^='#']").forEach(function (a) {
      var target = document.getElementById(decodeURIComponent(a.hash.slice(1)));
      var section = target && target.closest("section");
      if (section && a.textContent) links.set(section, a);
    });
    function mark() {
      var last = null;
      links.forEach(function (a, section) { if (inView.has(section)) last = a; });
      if (!last || last === current) return;
      if (current) current.removeAttribute("aria-current");
      current = last;
      current.setAttribute("aria-current", "true");
      if (getComputedStyle(toc).overflowY === "auto" && !toc.contains(document.activeElement)) {
        var box = toc.getBoundingClientRect(), at = current.getBoundingClientRect();
        if (at.top < box.top + 40 || at.bottom > box.bottom - 40)
          toc.scrollTop += at.top - box.top - box.height / 3;
      }
    }
    if ("IntersectionObserver" in window) {
      var observer = new IntersectionObserver(function (entries) {
        entries.forEach(function (e) { inView[e.isIntersecting ? "add" : "delete"](e.target); });
        mark();
      }, { rootMargin: "-12% 0px -87% 0px" });
      links.forEach(function (a, section) { observer.observe(section); });
    }
    document.addEventListener("keydown", function (e) {
      if (e.key === "Escape") toc.classList.remove("active");
    });
  }

  /* A box that scrolls takes the focus, so that the arrow keys move it. */
  function reach() {
    document.querySelectorAll("pre, table, .art-svg").forEach(function (box) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    });
  }

  /* On paper nothing scrolls: a table whose words are wider than the sheet may break them. */
  function fit() {
    document.querySelectorAll("table:not(.ears)").forEach(function (table) {
      table.style.width = "min-content";
      table.classList.toggle("wide", table.scrollWidth > 800);
      table.style.removeProperty("width");
      if (!table.getAttribute("style")) table.removeAttribute("style");
    });
  }

  function link(address, text) {
    var a = document.createElement("a");
    a.href = address;
    a.textContent = text;
    return a;
  }

  function toRfc(name) {
    return link(editor + "info/" + name.toLowerCase().replace(/\s/g, ""), name);
  }

  function line(box, label, items, show) {
    var p = document.createElement("p");
    items = (items || []).map(String).map(function (s) { return s.trim(); }).filter(Boolean);
    if (!items.length) return;
    p.append(label + ": ");
    items.forEach(function (item, i) { p.append(i ? ", " : "", show ? show(item) : item); });
    box.append(p);
  }

  function capital(words) {
    return words.toLowerCase().replace(/(^|\s)\S/g, function (c) { return c.toUpperCase(); });
  }

  function fill(box, data) {
    line(box, "Status", [data.status || ""], capital);
    line(box, "Obsoleted by", data.obsoleted_by, toRfc);
    line(box, "Updated by", data.updated_by, toRfc);
    line(box, "See also", data.see_also, toRfc);
    line(box, "Errata", [data.errata_url || ""], function (address) {
      return link(address, "reported for this document");
    });
  }

  function ask(box, number) {
    if (!/^\d+$/.test(number) || !/^https?:$/.test(location.protocol)) return;
    fetch(editor + "rfc/rfc" + number + ".json")
      .then(function (answer) { return answer.ok ? answer.json() : null; })
      .then(function (data) { if (data) fill(box, data); })
      .catch(function () { /* not online: nothing to add */ });
  }

  document.addEventListener("DOMContentLoaded", function () {
    var toc = document.getElementById("toc");
    var box = document.getElementById("external-metadata");
    var number = document.querySelector("meta[name='rfc.number']");

    if (toc) follow(toc);
    reach();
    window.addEventListener("resize", reach);
    window.addEventListener("beforeprint", fit);
    if (box && number) ask(box, number.content);
  });
})();
