// 1.3.1: each header of a table heads something: a cell below it, beside it, or one that names it.
export default {
  rule: 'own-table-header', wcag: ['1.3.1'], impact: 'serious', counted: true, beside: 'td-headers-attr',
  run: looker => looker.inspect(own => {
    const found = {passed: 0, violations: []};
    const isPlain = element => !['presentation', 'none'].includes(element.getAttribute('role'));
    const tables = own.all('table, [role=table], [role=grid], [role=treegrid]').filter(
      table => isPlain(table) && own.isHeard(table),
    );
    const isHeader = cell => cell.matches('th:not([role]), [role=columnheader], [role=rowheader]');
    for (const table of tables) {
      const rows = table.localName === 'table' ? [...table.rows]
        : [...table.querySelectorAll('[role=row]')].filter(row => row.closest('[role=table], [role=grid], [role=treegrid]') === table);
      const grid = rows.map(() => []);
      const places = new Map();
      rows.forEach((row, y) => {
        const cells = row.cells ?? row.querySelectorAll('[role=cell], [role=gridcell], [role=columnheader], [role=rowheader]');
        let x = 0;
        for (const cell of cells) {
          while (grid[y][x]) x += 1;
          const width = Math.min(cell.colSpan || 1, 100);
          const height = Math.min(cell.rowSpan || 1, rows.length - y);
          for (let down = 0; down < height; down += 1) {
            for (let over = 0; over < width; over += 1) grid[y + down][x + over] = cell;
          }
          places.set(cell, {x, y, width, height});
          x += width;
        }
      });
      // A cell that names its headers has those, and no others.
      const isFull = cell => cell && own.isHeard(cell) && !(cell.getAttribute('headers') ?? '').trim();
      for (const [element, {x, y, width, height}] of places) {
        if (!isHeader(element) || !own.isHeard(element) || !own.wordsOf(element)) continue;
        const columns = Array.from({length: width}, (_, over) => x + over);
        const lines = Array.from({length: height}, (_, down) => y + down);
        const below = columns.flatMap(each => grid.slice(y + height).map(row => row[each])).filter(isFull);
        const beside = lines.flatMap(each => grid[each].slice(x + width)).filter(isFull);
        const isData = cell => cell && !isHeader(cell);
        const inLines = lines.flatMap(each => grid[each]).some(isData);
        const inColumns = columns.flatMap(each => grid.map(row => row[each])).some(isData);
        const scope = (element.getAttribute('scope') ?? '').toLowerCase();
        const role = element.getAttribute('role');
        const isColumn = scope.startsWith('col') || role === 'columnheader' || (!scope && !role && !inLines);
        const isRow = scope.startsWith('row') || role === 'rowheader' || (!scope && !role && !inColumns);
        const named = element.id && [...table.querySelectorAll('[headers]')].some(
          cell => cell.getAttribute('headers').split(/\s+/).includes(element.id),
        );
        const heads = named || (isColumn && below.length) || (isRow && beside.length) || (!isColumn && !isRow);
        if (heads) found.passed += 1;
        else found.violations.push({element, message: `”${own.wordsOf(element).slice(0, 60)}” heads no cell`});
      }
    }
    return found;
  }),
};
