import type { Histories, UnitHistory, UnitVersion } from './organisation.types.ts'

// A unit's past is never rewritten: changes go on at its newest end.

export function versionAt(unit: UnitHistory | undefined, onDate: string): UnitVersion | undefined {
  return unit?.versions.find((version) => version.validFrom <= onDate && (version.validTo === null || onDate < version.validTo))
}

export function newestOf(unit: UnitHistory): UnitVersion {
  const newest = unit.versions.at(-1)
  if (!newest) throw new TypeError(`unit ${unit.id} has no version`)
  return newest
}

/** The name for a person to read: on that day, or the nearest one there was. */
export function nameOf(unit: UnitHistory, onDate: string): string {
  const begun = unit.versions.findLast((version) => version.validFrom <= onDate)
  return (begun ?? unit.versions[0] ?? newestOf(unit)).name
}

/** A second change on the same day replaces the first: a version of no days would tell nothing. */
export function revise(versions: UnitVersion[], onDate: string, patch: Partial<UnitVersion>): UnitVersion[] {
  return changeNewest(versions, (newest) =>
    newest.validFrom === onDate
      ? [{ ...newest, ...patch }]
      : [
          { ...newest, validTo: onDate },
          { ...newest, ...patch, validFrom: onDate, validTo: null },
        ],
  )
}

export function end(versions: UnitVersion[], onDate: string): UnitVersion[] {
  return changeNewest(versions, (newest) =>
    // The version before it ends on this very day already.
    newest.validFrom === onDate && versions.length > 1 ? [] : [{ ...newest, validTo: onDate }],
  )
}

/** Takes back what begins after `today`. A unit of which nothing remains keeps its first version, with no days. */
export function withdraw(versions: UnitVersion[], today: string): UnitVersion[] {
  const begun = versions.filter((version) => version.validFrom <= today)
  if (begun.length > 0) return changeNewest(begun, (newest) => [{ ...newest, validTo: null }])
  return versions.slice(0, 1).map((first) => ({ ...first, validTo: first.validFrom }))
}

function changeNewest(versions: UnitVersion[], change: (newest: UnitVersion) => UnitVersion[]): UnitVersion[] {
  const newest = versions.at(-1)
  return newest ? [...versions.slice(0, -1), ...change(newest)] : []
}

/** Every later day on which anything changes, and the day itself: what holds on these holds on all days from then on. */
export function turningDays(units: Histories, from: string): string[] {
  const days = new Set([from])
  for (const unit of units.values()) {
    for (const { validFrom, validTo } of unit.versions) {
      if (validFrom > from) days.add(validFrom)
      if (validTo !== null && validTo > from) days.add(validTo)
    }
  }
  return [...days].toSorted()
}
