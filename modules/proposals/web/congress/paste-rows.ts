export interface PastedRow {
  staffNo: string
  delegation?: string
}

/** One delegate a line: a staff number, and behind a tab, comma or space the delegation. A heading is left out. */
export function pastedRows(text: string): PastedRow[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, staffNo = '', delegation = ''] = /^\s*([^\s,，;；]+)(?:[\s,，;；]+(.+?))?\s*$/.exec(line) ?? []
    // A staff number holds a figure; what does not is a heading.
    if (!/\d/.test(staffNo)) return []
    return [{ staffNo, ...(delegation ? { delegation } : {}) }]
  })
}
