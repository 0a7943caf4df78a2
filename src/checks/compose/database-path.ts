import { ComposeService } from '../../kinds/compose.ts'
import { normalName, parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'Volume is not where the database keeps its data',
  why: `The data lies in a nameless volume that the next \`down\` leaves behind, or that \`-v\` deletes, while the named one stays
empty. Mount it where the image writes.`,
  severity: 'high',
  level: 'default',
  on: ComposeService,
  controls: ['soc2/A1.2'],
  *run({ image = '', volumes = [], environment = {} }, { resource }) {
    const parsed = parseImage(image)
    const [, name = ''] = /^docker\.io\/library\/([\w-]+)$/.exec(parsed ? normalName(parsed) : '') ?? []
    const known = Object.hasOwn(places, name) ? places[name] : undefined
    if (!known || Object.keys(environment).some((key) => /PGDATA|DATA_?DIR|MYSQL_DATA/i.test(key))) return
    const major = Number(/^\d+/.exec(parsed?.tag ?? '')?.[0] ?? Number.NaN)
    const right = name === 'postgres' && !(major < 18) ? '/var/lib/postgresql' : known.path
    const mounts = volumes.map((volume) => volume?.target?.replace(/\/+$/, ''))
    if (name === 'postgres' && Number.isNaN(major)) return
    if (
      mounts.some(
        (target) =>
          target === undefined ||
          target === right ||
          right.startsWith(`${target}/`) ||
          (target.startsWith(`${right}/`) && !(major >= 18)),
      )
    )
      return
    for (const [index, target] of mounts.entries())
      if (target !== undefined && known.mistaken.test(target))
        yield {
          at: ['volumes', index, 'target'],
          message: `\`${image}\` keeps its data in \`${right}\`, not in \`${target}\`; mount it there`,
          related: [
            { resource, at: ['environment'], message: 'no variable says otherwise' },
            { resource, at: ['image'], message: 'the image' },
          ],
        }
  },
  examples: [
    {
      bad: `
        services:
          db:
            image: postgres:18
            volumes: ["data:/var/lib/postgresql/data"]
          old:
            image: mysql:8.4
            volumes: ["data:/var/lib/mysqld"]
        volumes: { data: {} }
      `,
      good: `
        services:
          db:
            image: postgres:18
            volumes: ["data:/var/lib/postgresql"]
          seventeen:
            image: postgres:17
            volumes: ["data:/var/lib/postgresql/data"]
          old:
            image: mysql:8.4
            volumes: ["data:/var/lib/mysql", "./my.cnf:/etc/mysql/my.cnf"]
        volumes: { data: {} }
      `,
    },
  ],
}

/** Where official images write, and what is taken for it. */
const places: Readonly<Record<string, { readonly path: string; readonly mistaken: RegExp }>> = {
  postgres: {
    path: '/var/lib/postgresql/data',
    mistaken: /^\/(?:var\/lib\/(?:postgres|pgsql|postgresql)(?:\/data)?|data|pgdata)$/,
  },
  mysql: { path: '/var/lib/mysql', mistaken: /^\/(?:var\/lib\/mysqld?(?:\/data)?|data)$/ },
  mariadb: { path: '/var/lib/mysql', mistaken: /^\/(?:var\/lib\/(?:mysqld|mariadb)(?:\/data)?|data|config)$/ },
  mongo: { path: '/data/db', mistaken: /^\/(?:data|var\/lib\/mongo(?:db)?|mongo)(?:\/data)?$/ },
  redis: { path: '/data', mistaken: /^\/var\/lib\/redis|^\/redis$/ },
}
