(function () {
  'use strict';
  function layersOn(view, mark) {
    return Array.prototype.some.call(view.querySelectorAll('input[data-layer]'), function (box) {
      return box.checked && mark.classList.contains(box.dataset.layer);
    });
  }
  document.querySelectorAll('.article-view').forEach(function (view) {
    var stops = Array.prototype.slice.call(view.querySelectorAll('mark[tabindex]'));
    var shown = null;
    function show(mark) {
      if (shown) shown.classList.remove('shown');
      shown = mark;
      view.classList.toggle('quiet', !mark);
      if (mark) mark.classList.add('shown');
    }
    function reach(event) {
      var mark = event.target.closest('mark[data-label]');
      if (mark && mark !== shown && layersOn(view, mark)) show(mark);
    }
    function switched(box) { view.classList.toggle('off-' + box.dataset.layer, !box.checked); }
    view.querySelectorAll('input[data-layer]').forEach(switched);
    view.addEventListener('change', function (event) { if (event.target.dataset.layer) switched(event.target); });
    stops.forEach(function (mark, number) { if (number) mark.tabIndex = -1; });
    view.addEventListener('mouseover', reach);
    view.addEventListener('focusin', reach);
    document.addEventListener('keydown', function (event) { if (event.key === 'Escape') show(null); });
    view.addEventListener('keydown', function (event) {
      var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      var at = stops.indexOf(document.activeElement);
      if (!step || at < 0) return;
      event.preventDefault();
      for (var next = at + step; stops[next] && !layersOn(view, stops[next]);) next += step;
      if (!stops[next]) return;
      stops[at].tabIndex = -1;
      stops[next].tabIndex = 0;
      stops[next].focus();
    });
  });
})();
