// Copies the table behind a figure as tab-separated text, which spreadsheets take as cells.
(function () {
  'use strict';

  // A page opened from disk may not use the clipboard's interface; selecting and copying works everywhere.
  function copySelected(table) {
    const selection = getSelection();
    selection.removeAllRanges();
    const range = document.createRange();
    range.selectNode(table);
    selection.addRange(range);
    const done = document.execCommand('copy');
    if (done) selection.removeAllRanges();
    return done;
  }

  async function copy(table) {
    // A cell that a spreadsheet would run as a formula is copied as text.
    const safe = text => /^[=+@]|^-(?![\d.,\s]*%?$)/.test(text) ? "'" + text : text;
    const text = [...table.rows].map(row => [...row.cells].map(cell => safe(cell.textContent.replace(/\u2212/g, '-'))).join('\t')).join('\n');
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copySelected(table);
    }
  }

  for (const button of document.querySelectorAll('button.copy')) {
    button.addEventListener('click', async () => {
      if (!await copy(button.parentElement.querySelector('table'))) return;
      const label = button.textContent;
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = label; }, 1500);
    });
  }
})();
