import { type Fact, factOf, type Table } from './fact.ts'

/** Directories that an image's own program writes to when it starts as it comes, so that it fails where they are read-only. */
export interface WrittenPaths {
  /** Repository on Docker Hub, `library/` left out. */
  readonly image: string
  readonly paths: readonly string[]
  /** A file that is mounted here may tell the program to write elsewhere. */
  readonly configuration: readonly string[]
}

export const writtenPaths: Table<WrittenPaths> = {
  source: 'Dockerfiles and default configuration in the images’ repositories',
  date: '2026-11-27',
  rows: [
    { image: 'nginx', paths: ['/var/cache/nginx', '/var/run'], configuration: ['/etc/nginx'] },
    { image: 'nginxinc/nginx-unprivileged', paths: ['/tmp'], configuration: ['/etc/nginx'] },
    { image: 'httpd', paths: ['/usr/local/apache2/logs'], configuration: ['/usr/local/apache2/conf'] },
    {
      image: 'postgres',
      paths: ['/var/run/postgresql'],
      configuration: ['/etc/postgresql'],
    },
    { image: 'mysql', paths: ['/var/run/mysqld'], configuration: ['/etc/mysql', '/etc/my.cnf'] },
    { image: 'mariadb', paths: ['/run/mysqld'], configuration: ['/etc/mysql'] },
  ],
}

/** What the image of that repository writes to. */
export function writesTo(image: string): (WrittenPaths & Fact) | undefined {
  const row = writtenPaths.rows.find((each) => each.image === image)
  return row && factOf(writtenPaths, row)
}
