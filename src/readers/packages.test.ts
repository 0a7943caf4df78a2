import { describe, expect, it } from 'vitest'
import { Dependency, LockFile, lockedAs, Manifest, Registry, Toolchain } from '../kinds/packages.ts'
import { placeOf, type Resource } from '../model/resource.ts'
import { survey } from './survey.ts'

const read = (files: { readonly [path: string]: string }) => {
  const estate = survey(Object.entries(files).map(([path, text]) => ({ path, text })))
  expect(estate.problems).toEqual([])
  return estate
}
type Files = { readonly [path: string]: string }
/** Each dependency in a line: name, constraint, scope, `=` where it is pinned, source where it is no registry, what it is limited to. */
const dependencies = (files: Files) =>
  read(files)
    .of(Dependency)
    .map(({ data: { name, constraint, scope, pinned, source, from, only, managed } }) =>
      [
        name,
        constraint ?? '-',
        scope,
        ...(pinned ? ['='] : []),
        ...(source === 'registry' ? [] : [source]),
        ...(from ? [from] : []),
        ...(only ? [`(${only})`] : []),
        ...(managed ? ['managed'] : []),
      ].join(' '),
    )
const tools = (files: Files) =>
  read(files)
    .of(Toolchain)
    .map(({ data: { tool, constraint, exact } }) => `${tool} ${constraint}${exact ? ' =' : ''}`)
const manifests = (files: Files) =>
  read(files)
    .of(Manifest)
    .map(({ data }) => data)
const locked = (files: Files) =>
  read(files)
    .of(LockFile)
    .flatMap(({ data }) => [
      data.format,
      ...data.packages.map(({ name, version, integrity, from }) =>
        [name, version, integrity ?? '-', ...(from ? [from] : [])].join(' '),
      ),
    ])
/** What stands at the place of a resource. */
const textAt = (files: Files, resource: Resource | undefined, path: readonly (string | number)[] = []) => {
  if (!resource) return undefined
  const { file, span } = placeOf(resource, path)
  return files[file]?.slice(span.start, span.end)
}

describe('npm', () => {
  const manifest = {
    'package.json': JSON.stringify({
      name: '@shop/api',
      version: '1.2.3',
      private: true,
      bin: 'cli.js',
      scripts: { start: 'node .' },
      workspaces: { packages: ['packages/*'] },
      engines: { node: '>=20' },
      volta: { node: '20.11.1' },
      packageManager: 'pnpm@9.1.0+sha512.abc',
      devEngines: { runtime: { name: 'node', version: '^22' } },
      dependencies: {
        a: '1.2.3',
        b: '^1',
        c: 'latest',
        d: 'npm:e@~2.0.0',
        f: 'file:../f',
        g: 'github:o/r#main',
        h: 'workspace:*',
        i: 'https://x/i.tgz',
        j: 'catalog:',
        k: 'git+ssh://git@x/k.git#0123456789012345678901234567890123456789',
      },
      devDependencies: { l: '*' },
      peerDependencies: { m: '>=1 <3' },
      optionalDependencies: { n: '2' },
      overrides: { o: '1.0.0' },
    }),
  }
  it('reads a manifest', () => {
    expect(manifests(manifest)).toEqual([
      {
        ecosystem: 'npm',
        name: '@shop/api',
        version: '1.2.3',
        private: true,
        scripts: { start: 'node .' },
        binaries: ['api'],
        workspaces: ['packages/*'],
      },
    ])
    expect(tools(manifest)).toEqual(['node >=20', 'node 20.11.1 =', 'pnpm 9.1.0 =', 'node ^22'])
    expect(dependencies(manifest)).toEqual([
      'a 1.2.3 runtime =',
      'b ^1 runtime',
      'c latest runtime',
      'd ~2.0.0 runtime e',
      'f - runtime = path ../f',
      'g - runtime git github:o/r#main',
      'h workspace:* runtime = workspace',
      'i - runtime = url https://x/i.tgz',
      'j - runtime',
      'k - runtime = git git+ssh://git@x/k.git#0123456789012345678901234567890123456789',
      'l - dev',
      'm >=1 <3 peer',
      'n 2 optional',
      'o 1.0.0 runtime = (overrides) managed',
    ])
    const [first] = read(manifest).of(Dependency)
    expect(textAt(manifest, first)).toBe('"1.2.3"')
  })

  it.each<[string, Files, string[]]>([
    [
      'version 1',
      {
        'package-lock.json':
          '{"lockfileVersion":1,"dependencies":{"a":{"version":"1.0.0","resolved":"https://r/a.tgz","integrity":"sha512-x","dependencies":{"b":{"version":"2.0.0"}}}}}',
      },
      ['package-lock 1', 'a 1.0.0 sha512-x https://r/a.tgz', 'b 2.0.0 -'],
    ],
    [
      'version 3',
      {
        'package-lock.json':
          '{"lockfileVersion":3,"packages":{"":{"name":"x"},"packages/y":{"version":"1.0.0"},"node_modules/y":{"link":true,"resolved":"packages/y"},"node_modules/@a/b":{"version":"1.0.0","integrity":"sha512-x"},"node_modules/c/node_modules/d":{"name":"e","version":"3.0.0"}}}',
      },
      ['package-lock 3', '@a/b 1.0.0 sha512-x', 'e 3.0.0 -'],
    ],
    [
      'pnpm 9',
      {
        'pnpm-lock.yaml':
          "lockfileVersion: '9.0'\npackages:\n  '@a/b@1.0.0':\n    resolution: {integrity: sha512-x}\n  c@2.0.0(react@18.0.0):\n    resolution: {tarball: https://x/c.tgz}\n",
      },
      ['pnpm-lock 9.0', '@a/b 1.0.0 sha512-x', 'c 2.0.0 - https://x/c.tgz'],
    ],
    [
      'pnpm 5',
      {
        'pnpm-lock.yaml':
          'lockfileVersion: 5.4\npackages:\n  /@a/b/1.0.0_react@18.0.0:\n    resolution: {integrity: sha512-x}\n  /c/2.0.0:\n    resolution: {integrity: sha512-y}\n',
      },
      ['pnpm-lock 5.4', '@a/b 1.0.0 sha512-x', 'c 2.0.0 sha512-y'],
    ],
    [
      'yarn 1',
      {
        'yarn.lock':
          '# yarn lockfile v1\n\n\n"@a/b@^1.0.0", "@a/b@^1.1":\n  version "1.1.0"\n  resolved "https://r/b.tgz#abc"\n  integrity sha512-x\n  dependencies:\n    c "^2"\n\nc@^2, c@npm:d@^2:\n  version "2.0.0"\n',
      },
      ['yarn 1', '@a/b 1.1.0 sha512-x https://r/b.tgz#abc', 'c 2.0.0 -'],
    ],
    [
      'yarn 4',
      {
        'yarn.lock':
          '__metadata:\n  version: 8\n  cacheKey: 10\n\n"@a/b@npm:^1.0.0, @a/b@npm:^1.1":\n  version: 1.1.0\n  resolution: "@a/b@npm:1.1.0"\n  dependencies:\n    c: "npm:^2"\n  checksum: 10/abc\n  languageName: node\n  linkType: hard\n\n"x@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "x@workspace:."\n  linkType: soft\n',
      },
      ['yarn 8', '@a/b 1.1.0 10/abc'],
    ],
  ])('reads a lock file, %s', (_, files, packages) => expect(locked(files)).toEqual(packages))

  it('finds the version that a dependency is locked at, and where', () => {
    const files = {
      'yarn.lock':
        '"@a/b@^1.0.0":\n  version "1.1.0"\n\n"@a/b@^2.0.0", "@a/b@^2.1.0":\n  version "2.2.0"\n  integrity sha512-x\n',
    }
    const [lock] = read(files).of(LockFile)
    if (!lock) throw expect.unreachable()
    const found = lockedAs(lock.data, { name: '@a/b', constraint: '^2.1.0' })
    expect(found?.version).toBe('2.2.0')
    expect(textAt(files, lock, [...(found?.path ?? []), 'version'])).toBe('2.2.0')
    expect(textAt(files, lock, found?.path)).toBe('"@a/b@^2.0.0", "@a/b@^2.1.0"')
  })

  it('reads registries and pnpm catalogs', () => {
    expect(
      read({ '.npmrc': 'registry=https://r/\n@a:registry = https://s/\n//r/:_authToken=${TOKEN}\n' })
        .of(Registry)
        .map(({ data }) => data),
    ).toEqual([
      { ecosystem: 'npm', url: 'https://r/' },
      { ecosystem: 'npm', url: 'https://s/', only: '@a' },
    ])
    expect(
      dependencies({
        'pnpm-workspace.yaml': 'packages: [a]\ncatalog:\n  react: ^18.0.0\ncatalogs:\n  old:\n    react: ^17.0.0\n',
      }),
    ).toEqual(['react ^18.0.0 runtime (catalog default) managed', 'react ^17.0.0 runtime (catalog old) managed'])
  })
})

describe('Python', () => {
  it.each<[string, Files, string[]]>([
    [
      'requirements',
      {
        'requirements.txt':
          '-r base.txt\nflask==3.0.0 --hash=sha256:aa\nrequests>=2,<3 ; python_version < "3.9"\n-e git+https://x/y.git@main#egg=y\nz @ https://x/z.whl\n',
      },
      [
        'flask ==3.0.0 runtime =',
        'requests >=2,<3 runtime (python_version < "3.9")',
        'y - runtime git git+https://x/y.git@main#egg=y',
        'z - runtime = url https://x/z.whl',
      ],
    ],
    ['constraints', { 'constraints.txt': 'a==1\n' }, ['a ==1 runtime = managed']],
    [
      'PEP 621 with uv',
      {
        'pyproject.toml':
          '[project]\nname = "x"\nrequires-python = ">=3.11"\ndependencies = ["a>=1", "b"]\n[project.optional-dependencies]\ndoc = ["c==2"]\n[dependency-groups]\ntest = ["d", {include-group = "x"}]\n[build-system]\nrequires = ["hatchling"]\n[tool.uv.sources]\nb = { git = "https://x/b", rev = "main" }\n',
      },
      ['a >=1 runtime', 'b - runtime git https://x/b', 'c ==2 optional = (doc)', 'hatchling - build', 'd - dev (test)'],
    ],
    [
      'Poetry',
      {
        'pyproject.toml':
          '[tool.poetry]\nname = "x"\nversion = "1"\n[tool.poetry.dependencies]\npython = "^3.11"\na = "^1.2"\nb = { version = "1.0", optional = true }\nc = { git = "https://x/c" }\n[tool.poetry.group.dev.dependencies]\nd = "*"\n',
      },
      ['a ^1.2 runtime', 'b 1.0 optional =', 'c - runtime git https://x/c', 'd - dev (dev)'],
    ],
    [
      'a Pipfile',
      { Pipfile: '[packages]\na = "==1.0"\n[dev-packages]\nb = {version = "*", markers = "x"}\n' },
      ['a ==1.0 runtime =', 'b - dev (dev-packages; x)'],
    ],
    [
      'setup.cfg',
      {
        'setup.cfg':
          '[metadata]\nname = x\n[options]\ninstall_requires =\n  a>=1\n  b # why\n[options.extras_require]\ndoc = c\n',
      },
      ['a >=1 runtime', 'b - runtime', 'c - optional (doc)'],
    ],
  ])('reads %s', (_, files, expected) => expect(dependencies(files)).toEqual(expected))

  it('reads what Python is asked for', () => {
    expect(tools({ 'pyproject.toml': '[project]\nname = "x"\nrequires-python = ">=3.11"\n' })).toEqual([
      'python >=3.11',
    ])
    expect(tools({ 'pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.11"\n' })).toEqual(['python ^3.11'])
    expect(tools({ Pipfile: '[requires]\npython_version = "3.12"\n' })).toEqual(['python 3.12 ='])
  })

  it('knows a setup.py, and does not run it', () => {
    expect(manifests({ 'setup.py': 'from setuptools import setup\nsetup(name="x")\n' })).toEqual([
      { ecosystem: 'python', unread: 'it is a program, which is not run' },
    ])
  })

  it.each<[string, Files, string[]]>([
    [
      'Poetry',
      { 'poetry.lock': '[[package]]\nname = "a"\nversion = "1.0"\nfiles = [{file = "a.whl", hash = "sha256:x"}]\n' },
      ['poetry.lock', 'a 1.0 sha256:x'],
    ],
    [
      'uv',
      {
        'uv.lock':
          'version = 1\n[[package]]\nname = "a"\nversion = "1.0"\nsource = { registry = "https://r" }\nsdist = { url = "u", hash = "sha256:x" }\n',
      },
      ['uv.lock', 'a 1.0 sha256:x https://r'],
    ],
    [
      'Pipenv',
      { 'Pipfile.lock': '{"_meta":{},"default":{"a":{"hashes":["sha256:x"],"version":"==1.0"}}}' },
      ['Pipfile.lock', 'a 1.0 sha256:x'],
    ],
  ])('reads the lock file of %s', (_, files, packages) => expect(locked(files)).toEqual(packages))
})

describe('Go', () => {
  const files = {
    'go.mod':
      'module x.org/y/v2 // here\n\ngo 1.24\ntoolchain go1.24.3\n\nrequire (\n\ta.org/b v1.2.3\n\tc.org/d v0.0.0-20240101000000-abcdefabcdef // indirect\n)\nreplace a.org/b => ../b\nreplace c.org/d v1.0.0 => e.org/f v1.0.1\n',
  }
  it('reads modules', () => {
    expect(manifests(files)).toEqual([{ ecosystem: 'go', name: 'x.org/y/v2' }])
    expect(tools(files)).toEqual(['go 1.24', 'go 1.24.3 ='])
    expect(dependencies(files)).toEqual([
      'a.org/b v1.2.3 runtime =',
      'c.org/d v0.0.0-20240101000000-abcdefabcdef runtime = (indirect)',
      'a.org/b - runtime = path ../b (replace) managed',
      'c.org/d v1.0.1 runtime = e.org/f (replace) managed',
    ])
    expect(manifests({ 'go.work': 'go 1.24\nuse (\n\t./a\n\t./b\n)\n' })).toEqual([
      { ecosystem: 'go', workspaces: ['./a', './b'] },
    ])
  })
  it('reads checksums', () =>
    expect(locked({ 'go.sum': 'a.org/b v1.2.3 h1:x=\na.org/b v1.2.3/go.mod h1:y=\n' })).toEqual([
      'go.sum',
      'a.org/b v1.2.3 h1:x=',
    ]))
})

describe('Cargo', () => {
  const files = {
    'Cargo.toml':
      '[workspace]\nmembers = ["a"]\n[workspace.package]\nversion = "1.0.0"\nrust-version = "1.80"\n[workspace.dependencies]\nserde = { version = "1.0.200", features = ["derive"] }\n',
    'a/Cargo.toml':
      '[package]\nname = "a"\nversion.workspace = true\nrust-version.workspace = true\n[dependencies]\nserde = { workspace = true }\nrand = "=0.8.5"\nold = { package = "older", version = "1", optional = true }\nlocal = { path = "../local" }\n[dev-dependencies]\nb = { git = "https://x/b" }\n[target."cfg(unix)".dependencies]\nlibc = "0.2"\n',
  }
  it('reads packages with what their workspace gives', () => {
    expect(manifests(files)).toEqual([
      { ecosystem: 'cargo', binaries: [], workspaces: ['a'] },
      { ecosystem: 'cargo', name: 'a', version: '1.0.0', binaries: [] },
    ])
    expect(tools(files)).toEqual(['rust 1.80'])
    expect(dependencies(files)).toEqual([
      'serde 1.0.200 runtime managed',
      'serde 1.0.200 runtime',
      'rand =0.8.5 runtime =',
      'older 1 optional',
      'local - runtime = path ../local',
      'b - dev git https://x/b',
      'libc 0.2 runtime (cfg(unix))',
    ])
    const serde = read(files).of(Dependency)[1]
    expect(textAt(files, serde, ['constraint'])).toBe('"1.0.200"')
  })
  it('reads a lock file', () =>
    expect(
      locked({
        'Cargo.lock':
          'version = 4\n[[package]]\nname = "a"\nversion = "1.0.0"\nsource = "registry+https://r"\nchecksum = "abc"\n',
      }),
    ).toEqual(['Cargo.lock', 'a 1.0.0 abc registry+https://r']))
})

describe('Ruby', () => {
  it('reads a Gemfile', () => {
    const files = {
      Gemfile:
        'source "https://rubygems.org"\nruby "3.3.0"\ngem "rails", "~> 7.1", ">= 7.1.2"\ngem "a", "1.0"\ngroup :test do\n  gem "b"\n  gem "c", path: "c"\nend\ngem "d", github: "x/d", group: [:development, :test]\n',
    }
    expect(dependencies(files)).toEqual([
      'rails ~> 7.1, >= 7.1.2 runtime',
      'a 1.0 runtime =',
      'b - test (test)',
      'c - test = path c (test)',
      'd - dev git x/d (development, test)',
    ])
    expect(tools(files)).toEqual(['ruby 3.3.0'])
  })
  it('reads a gem specification', () => {
    const files = {
      'x.gemspec':
        'Gem::Specification.new do |s|\n  s.name = "x"\n  s.version = VERSION\n  s.required_ruby_version = ">= 3.1"\n  s.add_dependency "a", "~> 1"\n  s.add_development_dependency "b"\nend\n',
    }
    expect(manifests(files)).toEqual([{ ecosystem: 'ruby', name: 'x' }])
    expect(dependencies(files)).toEqual(['a ~> 1 runtime', 'b - dev'])
    expect(tools(files)).toEqual(['ruby >= 3.1'])
  })
  it('reads a lock file', () => {
    const files = {
      'Gemfile.lock':
        'GEM\n  remote: https://rubygems.org/\n  specs:\n    a (1.0)\n      b (>= 2)\n    b (2.1-x86_64-linux)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  a!\n\nCHECKSUMS\n  a (1.0) sha256=abc\n\nRUBY VERSION\n   ruby 3.3.0p0\n\nBUNDLED WITH\n   2.5.3\n',
    }
    expect(locked(files)).toEqual([
      'Gemfile.lock',
      'a 1.0 sha256:abc https://rubygems.org/',
      'b 2.1-x86_64-linux - https://rubygems.org/',
    ])
    expect(tools(files)).toEqual(['ruby 3.3.0 =', 'bundler 2.5.3 ='])
  })
})

describe('PHP', () => {
  it('reads manifests and lock files', () => {
    const files = {
      'composer.json':
        '{"name":"x/y","require":{"php":"^8.2","ext-json":"*","a/b":"^1.0","c/d":"1.2.3"},"require-dev":{"e/f":"dev-main"},"bin":["run"]}',
    }
    expect(manifests(files)).toEqual([{ ecosystem: 'php', name: 'x/y', binaries: ['run'] }])
    expect(dependencies(files)).toEqual(['a/b ^1.0 runtime', 'c/d 1.2.3 runtime =', 'e/f dev-main dev'])
    expect(tools(files)).toEqual(['php ^8.2', 'ext-json *'])
    expect(
      locked({
        'composer.lock':
          '{"packages":[{"name":"a/b","version":"v1.0.1","dist":{"url":"https://x","shasum":"","reference":"abc"}}],"packages-dev":[]}',
      }),
    ).toEqual(['composer.lock', 'a/b v1.0.1 abc https://x'])
  })
})

describe('Gradle', () => {
  const files = {
    'settings.gradle.kts': 'rootProject.name = "shop"\ninclude(":api", ":web")\n',
    'gradle.properties': 'springVersion=6.2.1\n',
    'gradle/libs.versions.toml':
      '[versions]\nktor = "3.0.1"\n[libraries]\nktor-server-core = { module = "io.ktor:ktor-server", version.ref = "ktor" }\n[plugins]\nspotless = "com.diffplug.spotless:6.25.0"\n',
    'gradle/wrapper/gradle-wrapper.properties':
      'distributionUrl=https\\://services.gradle.org/distributions/gradle-8.10.2-bin.zip\n',
    'api/build.gradle':
      "plugins { id 'java'\n id 'org.springframework.boot' version '3.4.1' }\ndef jackson = '2.18.0'\nrepositories { mavenCentral() }\njava { toolchain { languageVersion = JavaLanguageVersion.of(21) } }\ndependencies {\n  implementation \"org.springframework:spring-core:$springVersion\"\n  implementation \"com.fasterxml:jackson:${jackson}\"\n  api libs.ktor.server.core\n  testImplementation platform('org.junit:junit-bom:5.11.0')\n  testImplementation 'org.junit.jupiter:junit-jupiter'\n  implementation project(':web')\n  compileOnly group: 'a', name: 'b', version: '1.+'\n  implementation \"x:y:${unknown()}\"\n}\n",
  }
  it('reads builds with what they name', () => {
    expect(manifests(files).map(({ name, workspaces }) => [name, workspaces])).toEqual([
      [undefined, undefined],
      ['shop', ['api', 'web']],
      ['api', undefined],
    ])
    expect(tools(files)).toEqual(['gradle 8.10.2 =', 'java 21 ='])
    expect(dependencies(files)).toEqual([
      'io.ktor:ktor-server 3.0.1 runtime = managed',
      'com.diffplug.spotless 6.25.0 build = managed',
      'org.springframework.boot 3.4.1 build = (plugins)',
      'org.springframework:spring-core 6.2.1 runtime = (implementation)',
      'com.fasterxml:jackson 2.18.0 runtime = (implementation)',
      'io.ktor:ktor-server 3.0.1 runtime = (api)',
      'org.junit:junit-bom 5.11.0 test = (testImplementation)',
      'org.junit.jupiter:junit-jupiter - test (testImplementation)',
      'web - runtime = workspace (implementation)',
      'a:b 1.+ provided (compileOnly)',
      'x:y - runtime (implementation)',
    ])
    const all = read(files).of(Dependency)
    expect(
      textAt(
        files,
        all.find(({ data }) => data.only === 'api'),
        ['constraint'],
      ),
    ).toBe('"3.0.1"')
    expect(
      textAt(
        files,
        all.find(({ data }) => data.only === 'api'),
      ),
    ).toBe('libs.ktor.server.core')
  })
  it('reads a lock file', () =>
    expect(
      locked({
        'gradle.lockfile': '# comment\na:b:1.0=compileClasspath,runtimeClasspath\nempty=annotationProcessor\n',
      }),
    ).toEqual(['gradle.lockfile', 'a:b 1.0 -']))
})

describe('.NET and toolchains', () => {
  it('reads lock files and SDKs', () => {
    expect(
      locked({
        'packages.lock.json':
          '{"version":1,"dependencies":{"net9.0":{"A":{"type":"Direct","resolved":"1.0.0","contentHash":"x"},"B":{"type":"Project"}}}}',
      }),
    ).toEqual(['packages.lock.json', 'A 1.0.0 x'])
    expect(tools({ 'global.json': '{"sdk":{"version":"9.0.100","rollForward":"latestFeature"}}' })).toEqual([
      'dotnet 9.0.100',
    ])
  })
  it.each<[string, string, string[]]>([
    ['.nvmrc', 'lts/iron\n', ['node lts/iron =']],
    ['.python-version', '3.12.1\n3.11\n', ['python 3.12.1 =']],
    ['.tool-versions', 'nodejs 20.1.0 18.0.0 # old\ngolang 1.24\n', ['node 20.1.0 =', 'go 1.24 =']],
    [
      'mise.toml',
      '[tools]\nnode = "20"\npython = ["3.12", "3.11"]\ngo = { version = "1.24" }\n',
      ['node 20 =', 'python 3.12 =', 'python 3.11 =', 'go 1.24 ='],
    ],
    ['rust-toolchain.toml', '[toolchain]\nchannel = "1.82.0"\n', ['rust 1.82.0 =']],
    ['rust-toolchain', 'stable\n', ['rust stable =']],
    ['.sdkmanrc', 'java=21.0.1-tem\n', ['java 21.0.1-tem =']],
  ])('reads %s', (path, text, expected) => expect(tools({ [path]: text })).toEqual(expected))
})
