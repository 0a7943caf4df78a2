let ahead = 0

/** Countdowns follow the clock of the server; a telephone's may be wrong by minutes. */
export function heardOf(response: Response): void {
  const told = Date.parse(response.headers.get('date') ?? '')
  if (Number.isNaN(told)) return
  const off = told - Date.now()
  // The header tells whole seconds, and the way took its time.
  ahead = Math.abs(off) > 3000 ? off : 0
}

export function serverNow(): number {
  return Date.now() + ahead
}
