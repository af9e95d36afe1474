/** Lines of cells, the first of them the heads of the columns. */
type Table = readonly (readonly (string | number)[])[]

/** Shows a table on the screen, its columns in line. */
export function print(title: string, table: Table): void {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => String(row[column] ?? '').length)),
  )
  console.log(`\n${title}`)
  for (const row of table) {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0
      return column === 0 ? String(cell).padEnd(width) : String(cell).padStart(width)
    })
    console.log(`  ${cells.join('   ')}`)
  }
}
