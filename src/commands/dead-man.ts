/** The setting that holds the sealed address of a dead-man switch: it calls somebody when it hears nothing. */
export const deadMan = 'pager.dead-man'
