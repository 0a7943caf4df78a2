import type { LockedPackage, LockFileData } from '../kinds/packages.ts'

/** A lock file whose packages are listed when they are first asked for. */
export function lazy(head: Omit<LockFileData, 'packages'>, list: () => Iterable<LockedPackage>): LockFileData {
  let packages: readonly LockedPackage[] | undefined
  return {
    ...head,
    get packages() {
      packages ??= [...list()]
      return packages
    },
  }
}
