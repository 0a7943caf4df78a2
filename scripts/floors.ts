/** The house as a picture: one row a floor, the ground at the bottom. */
export function floorsPicture(floors: readonly (readonly string[])[]): string {
  const [width, row, gap] = [720, 52, 8]
  const height = floors.length * (row + gap) + 60
  const rooms = floors.flatMap((names, floor) => {
    const top = height - 40 - (floor + 1) * (row + gap)
    const wide = (width - 60 - (names.length - 1) * gap) / names.length
    return names.map((name, index) => {
      const left = 50 + index * (wide + gap)
      return `<g><rect x="${left}" y="${top}" width="${wide}" height="${row}" rx="6" fill="hsl(${210 + floor * 14} 70% 92%)" stroke="hsl(${210 + floor * 14} 45% 55%)"/><text x="${left + wide / 2}" y="${top + 31}" text-anchor="middle" font-size="15" font-weight="600" fill="#0f172a">${name}</text></g>`
    })
  })
  const levels = floors.map(
    (_, floor) =>
      `<text x="26" y="${height - 40 - (floor + 1) * (row + gap) + 31}" text-anchor="middle" font-size="13" fill="#64748b">${floor + 1}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" role="img"><title>The floors of the house</title>
${[...levels, ...rooms].join('\n')}
<text x="50" y="${height - 16}" font-size="13" fill="#64748b">A room imports from lower floors only. Rooms on one floor do not know each other.</text>
</svg>
`
}
