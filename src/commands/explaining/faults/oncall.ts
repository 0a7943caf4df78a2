import type { Explained } from './explained.ts'

export const oncall: Explained = {
  'swap-with-oneself': {
    title: 'Both shifts of a swap are one person’s',
    text: 'A swap needs two people. `devops oncall calendar` shows whose shift is when.',
  },
  'swap-at-once': {
    title: 'Both shifts of a swap are at the same time',
    text: 'Both people are on call then, so there is nothing to swap. Name shifts at different times.',
  },
}
