/* Shows what became of an RFC after publication (status, updates, errata), when the page comes from
   the web and the RFC Editor can be reached. The page is complete without it. */
(function () {
  "use strict";
  var number = document.querySelector('meta[name="rfc.number"]');
  var info = "https://www.rfc-editor.org/";

  function link(address, text) {
    var a = document.createElement("a");
    a.href = address;
    a.textContent = text;
    return a;
  }

  function line(box, label, items, toLink) {
    var p = document.createElement("p");
    if (!items || !items.length) return;
    p.append(label + ": ");
    items.forEach(function (item, i) {
      if (i) p.append(", ");
      p.append(toLink ? toLink(String(item).trim()) : String(item).trim());
    });
    box.append(p);
  }

  function toRfc(name) {
    return link(info + "info/" + name.toLowerCase().replace(/\s+/g, ""), name);
  }

  function fill(box, data) {
    line(box, "Status", data.pub_status && [data.pub_status]);
    line(box, "Obsoleted by", data.obsoleted_by, toRfc);
    line(box, "Updated by", data.updated_by, toRfc);
    line(box, "See also", data.see_also, toRfc);
    line(box, "Errata", data.errata_url && [data.errata_url], function (address) {
      return link(address, "reported for this document");
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    var box = document.getElementById("external-metadata");
    if (!number || !/^\d+$/.test(number.content) || !box || !/^http/.test(location.protocol)) return;
    fetch(info + "rfc/rfc" + number.content + ".json")
      .then(function (answer) { return answer.ok ? answer.json() : null; })
      .then(function (data) { if (data) fill(box, data); })
      .catch(function () { /* offline: nothing to add */ });
  });
})();
