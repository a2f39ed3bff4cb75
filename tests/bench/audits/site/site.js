// What the site of a municipality does while it loads: menus, a cookie bar, lists drawn in the browser.
(function ($) {
  'use strict';

  // Menus folded up under the main menu, made of what the server sent along.
  function menus(tree) {
    $('.menu > li').each(function (place) {
      var panel = $('<div class="mega" hidden><div class="container row"></div></div>');
      tree[place % tree.length].forEach(function (group) {
        var list = $('<ul class="list-unstyled"></ul>');
        group.links.forEach(function (link) {
          list.append($('<li></li>').append($('<a class="mega-link"></a>').attr('href', link.href).text(link.text)));
        });
        panel.children().append($('<div class="col-md-4"></div>').append($('<p class="mega-head"></p>').text(group.name), list));
      });
      $(this).append(panel);
      var button = $('<button class="opener" type="button" aria-expanded="false"></button>')
        .attr('aria-label', 'Undermeny till ' + $(this).children('a').text());
      button.on('click', function () {
        panel.prop('hidden', !panel.prop('hidden'));
        button.attr('aria-expanded', String(!panel.prop('hidden')));
      });
      panel.before(button);
    });
  }

  function cookieBar() {
    var bar = $('<section class="cookie-bar" aria-label="Kakor"><h2 class="h5">Vi använder kakor</h2>'
      + '<p>Nödvändiga kakor gör att webbplatsen fungerar. Andra kakor hjälper oss att räkna besök.</p>'
      + '<button type="button" class="btn btn-primary">Godkänn alla</button> '
      + '<button type="button" class="btn btn-outline-primary">Bara nödvändiga</button> '
      + '<a href="#kakor">Läs mer om våra kakor</a></section>');
    bar.on('click', 'button', function () { bar.remove(); });
    $('body').append(bar);
  }

  // Cards of a row are made equally high, as themes did before grids.
  function equalHeights() {
    var highest = 0;
    $('.card').css('min-height', '').each(function () { highest = Math.max(highest, $(this).find('.card-text').outerHeight()); })
      .each(function () { $(this).find('.card-text').css('min-height', highest); });
  }

  function contents() {
    var heads = $('main h2[id]');
    if (heads.length < 3) return;
    var list = $('<ol class="contents"></ol>');
    heads.each(function () { list.append($('<li></li>').append($('<a></a>').attr('href', '#' + this.id).text($(this).text()))); });
    $('main .lead').after($('<nav aria-label="På sidan"></nav>').append(list));
    var spy = new IntersectionObserver(function (seen) {
      seen.forEach(function (one) {
        list.find('a[href="#' + one.target.id + '"]').toggleClass('is-here', one.isIntersecting);
      });
    });
    heads.each(function () { spy.observe(this); });
  }

  // The list of services or hits, with a filter, as a React application in the page.
  function application(root, items) {
    var h = React.createElement;
    function Hit(props) {
      return h('li', {className: 'hit'},
        h('h3', {className: 'h5'}, h('a', {href: props.item.href}, props.item.title)),
        h('p', null, props.item.text),
        h('p', {className: 'hit-about'}, h('span', {className: 'badge text-bg-secondary'}, props.item.kind), ' ', h('time', null, props.item.date)));
    }
    function List() {
      var filter = React.useState('');
      var size = React.useState(0);
      React.useEffect(function () { size[1](root.offsetWidth); }, []);
      var shown = items.filter(function (item) { return item.title.toLowerCase().indexOf(filter[0].toLowerCase()) >= 0; });
      return h('div', {className: 'hits', 'data-width': size[0]},
        h('label', {htmlFor: 'filter', className: 'form-label'}, 'Filtrera listan'),
        h('input', {id: 'filter', className: 'form-control', value: filter[0], onChange: function (event) { filter[1](event.target.value); }}),
        h('p', {'aria-live': 'polite'}, shown.length + ' träffar'),
        h('ul', {className: 'list-unstyled'}, shown.map(function (item) { return h(Hit, {key: item.href, item: item}); })));
    }
    ReactDOM.createRoot(root).render(h(List));
  }

  function slides() {
    new Swiper('.swiper', {
      a11y: {prevSlideMessage: 'Föregående', nextSlideMessage: 'Nästa'},
      navigation: {nextEl: '.swiper-button-next', prevEl: '.swiper-button-prev'},
      pagination: {el: '.swiper-pagination', clickable: true},
      slidesPerView: 1,
    });
  }

  function map() {
    var shown = L.map('map', {center: [59.33, 18.06], zoom: 12, fadeAnimation: false, zoomAnimation: false});
    L.tileLayer('tile-{n}.png', {n: function (at) { return Math.abs(at.x + at.y) % 6; }, attribution: 'Kartan'}).addTo(shown);
    for (var n = 0; n < 12; n += 1) {
      L.circleMarker([59.31 + n / 300, 18.01 + n / 120], {radius: 8}).bindPopup('Plats ' + n).addTo(shown);
    }
  }

  $(function () {
    var data = JSON.parse(document.getElementById('data').textContent);
    menus(data.menus);
    contents();
    if (data.items) application(document.getElementById('application'), data.items);
    if (document.querySelector('.swiper')) slides();
    if (document.getElementById('map')) map();
    $('[data-bs-toggle="tooltip"]').each(function () { new bootstrap.Tooltip(this); });
    cookieBar();
    equalHeights();
    $(window).on('load resize', equalHeights);
  });
})(jQuery);
