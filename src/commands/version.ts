declare const VERSION: string

/** Of the program; the build puts it in. */
export const version = typeof VERSION === 'string' ? VERSION : 'development'
