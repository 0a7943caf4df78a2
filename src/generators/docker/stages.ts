import { images } from '../../facts/versions.ts'
import type { Runtime } from '../../model/spec.ts'
import type { Workload } from '../../model/workload.ts'
import type { Written } from '../../syntax/dockerfile/print.ts'

type Stages = readonly (readonly Written[])[]

/** One stage builds, the next holds what runs, without the tools of the build and without root. */
export function stages(workload: Workload): Stages {
  return runtimes[workload.service.runtime](workload)
}

/** For what builds for another machine than its own; packages of Node and Python may hold native code, and build on the target's. */
const builder = { platform: '$BUILDPLATFORM' } as const

const runtimes: Readonly<Record<Runtime, (workload: Workload) => Stages>> = {
  node: (workload) => [
    [
      { name: 'FROM', args: `${images.nodeBuild.image} AS build` },
      { name: 'WORKDIR', args: '/app' },
      { name: 'COPY', args: 'package.json package-lock.json ./' },
      { name: 'RUN', flags: { mount: ['type=cache,target=/root/.npm'] }, args: 'npm ci' },
      { name: 'COPY', args: '. .' },
      { name: 'RUN', args: 'npm run build && npm prune --omit=dev' },
    ],
    [
      { name: 'FROM', args: images.nodeRuntime.image },
      { name: 'WORKDIR', args: '/app' },
      { name: 'ENV', pairs: { NODE_ENV: 'production' } },
      { name: 'COPY', flags: { from: 'build' }, args: '/app/node_modules ./node_modules' },
      { name: 'COPY', flags: { from: 'build' }, args: '/app/package.json ./' },
      { name: 'COPY', flags: { from: 'build' }, args: '/app/dist ./dist' },
      ...ends(workload),
      { name: 'CMD', words: ['dist/main.js'] },
    ],
  ],
  python: (workload) => [
    [
      { name: 'FROM', args: `${images.pythonBuild.image} AS build` },
      { name: 'WORKDIR', args: '/app' },
      { name: 'COPY', args: 'requirements.txt ./' },
      {
        name: 'RUN',
        flags: { mount: ['type=cache,target=/root/.cache/pip'] },
        args: 'python -m venv /venv && /venv/bin/pip install --requirement requirements.txt',
      },
    ],
    [
      { name: 'FROM', args: images.pythonBuild.image },
      { name: 'WORKDIR', args: '/app' },
      { name: 'ENV', pairs: { PATH: '/venv/bin:$PATH', PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1' } },
      { name: 'COPY', flags: { from: 'build' }, args: '/venv /venv' },
      { name: 'COPY', args: '. .' },
      ...ends(workload),
      { name: 'CMD', words: ['python', '-m', 'app'] },
    ],
  ],
  go: (workload) => [
    [
      { name: 'FROM', flags: builder, args: `${images.goBuild.image} AS build` },
      { name: 'ARG', args: 'TARGETOS' },
      { name: 'ARG', args: 'TARGETARCH' },
      { name: 'WORKDIR', args: '/src' },
      { name: 'COPY', args: 'go.mod go.sum ./' },
      { name: 'RUN', flags: { mount: ['type=cache,target=/go/pkg/mod'] }, args: 'go mod download' },
      { name: 'COPY', args: '. .' },
      {
        name: 'RUN',
        flags: { mount: ['type=cache,target=/go/pkg/mod', 'type=cache,target=/root/.cache/go-build'] },
        args: `CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -o /${workload.name} .`,
      },
    ],
    [
      { name: 'FROM', args: images.staticRuntime.image },
      { name: 'COPY', flags: { from: 'build' }, args: `/${workload.name} /${workload.name}` },
      ...ends(workload),
      { name: 'ENTRYPOINT', words: [`/${workload.name}`] },
    ],
  ],
  java: (workload) => [
    [
      { name: 'FROM', flags: builder, args: `${images.javaBuild.image} AS build` },
      { name: 'WORKDIR', args: '/src' },
      { name: 'COPY', args: '. .' },
      {
        name: 'RUN',
        flags: { mount: ['type=cache,target=/root/.m2'] },
        args: './mvnw --batch-mode package -DskipTests && cp target/*.jar /app.jar',
      },
    ],
    [
      { name: 'FROM', args: images.javaRuntime.image },
      { name: 'WORKDIR', args: '/app' },
      { name: 'COPY', flags: { from: 'build' }, args: '/app.jar ./app.jar' },
      ...ends(workload),
      { name: 'CMD', words: ['java', '-XX:MaxRAMPercentage=75', '-jar', 'app.jar'] },
    ],
  ],
  dotnet: (workload) => [
    [
      { name: 'FROM', flags: builder, args: `${images.dotnetBuild.image} AS build` },
      { name: 'WORKDIR', args: '/src' },
      { name: 'COPY', args: '. .' },
      {
        name: 'RUN',
        flags: { mount: ['type=cache,target=/root/.nuget/packages'] },
        args: 'dotnet publish --configuration Release --output /app -p:AssemblyName=app -p:UseAppHost=false',
      },
    ],
    [
      { name: 'FROM', args: images.dotnetRuntime.image },
      { name: 'WORKDIR', args: '/app' },
      { name: 'COPY', flags: { from: 'build' }, args: '/app .' },
      ...(workload.port ? [{ name: 'ENV', pairs: { ASPNETCORE_HTTP_PORTS: String(workload.port) } }] : []),
      ...ends(workload),
      { name: 'ENTRYPOINT', words: ['dotnet', 'app.dll'] },
    ],
  ],
  ruby: (workload) => [
    [
      { name: 'FROM', args: `${images.rubyBuild.image} AS build` },
      { name: 'WORKDIR', args: '/app' },
      {
        name: 'RUN',
        args: 'apt-get update && apt-get install --yes --no-install-recommends build-essential libpq-dev libyaml-dev && rm -rf /var/lib/apt/lists/*',
      },
      { name: 'COPY', args: 'Gemfile Gemfile.lock ./' },
      {
        name: 'RUN',
        args: "bundle config set --local deployment true && bundle config set --local without 'development test' && bundle install",
      },
    ],
    [
      { name: 'FROM', args: images.rubyBuild.image },
      {
        name: 'RUN',
        args: 'apt-get update && apt-get install --yes --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*',
      },
      { name: 'WORKDIR', args: '/app' },
      { name: 'ENV', pairs: { RACK_ENV: 'production', BUNDLE_DEPLOYMENT: 'true', BUNDLE_WITHOUT: 'development:test' } },
      { name: 'COPY', flags: { from: 'build' }, args: '/app/vendor ./vendor' },
      { name: 'COPY', args: '. .' },
      ...ends(workload),
      {
        name: 'CMD',
        words: ['bundle', 'exec', ...(workload.port ? ['puma', '--port', String(workload.port)] : ['ruby', 'main.rb'])],
      },
    ],
  ],
  php: (workload) => [
    [
      { name: 'FROM', args: `${images.composer.image} AS build` },
      { name: 'WORKDIR', args: '/app' },
      { name: 'COPY', args: 'composer.json composer.lock ./' },
      {
        name: 'RUN',
        flags: { mount: ['type=cache,target=/tmp/cache'] },
        args: 'composer install --no-dev --no-interaction --no-scripts --optimize-autoloader',
      },
    ],
    [
      { name: 'FROM', args: images.php.image },
      // Without the right to take low ports, which a pod does not get, the program would not start.
      { name: 'RUN', args: 'install-php-extensions pdo_pgsql && setcap -r /usr/local/bin/frankenphp' },
      { name: 'WORKDIR', args: '/app' },
      { name: 'ENV', pairs: { XDG_CONFIG_HOME: '/tmp', XDG_DATA_HOME: '/tmp' } },
      { name: 'COPY', flags: { from: 'build' }, args: '/app/vendor ./vendor' },
      { name: 'COPY', args: '. .' },
      ...ends(workload),
      {
        name: 'CMD',
        words: workload.port
          ? ['frankenphp', 'php-server', '--listen', `:${workload.port}`, '--root', 'public/']
          : ['php', 'main.php'],
      },
    ],
  ],
  static: (workload) => [
    [{ name: 'FROM', args: images.staticRuntime.image }, { name: 'COPY', args: '. /site' }, ...ends(workload)],
  ],
}

/** Asks the process for what Lambda asks: so the same image runs in a container, where nobody starts it. */
const adapter: Written = {
  name: 'COPY',
  flags: { from: images.lambdaAdapter.image },
  args: '/lambda-adapter /opt/extensions/lambda-adapter',
}

/** Last, what changes with every commit; the user by number, since a cluster that asks for non-root cannot resolve a name. */
function ends({ port, metricsPort, platform }: Workload): Written[] {
  const ports = [...(port ? [port] : []), ...(platform === 'kubernetes' ? [metricsPort] : [])]
  return [
    { name: 'ARG', args: 'REVISION=unknown' },
    { name: 'ENV', pairs: { REVISION: '$REVISION' } },
    { name: 'LABEL', pairs: { 'org.opencontainers.image.revision': '$REVISION' } },
    ...(platform === 'functions' ? [adapter] : []),
    // On Fargate an empty volume there takes the owner and the mode that the image names, or belongs to root.
    ...(platform === 'containers' ? [{ name: 'VOLUME', args: '/tmp' }] : []),
    { name: 'USER', args: '65532:65532' },
    ...(ports.length > 0 ? [{ name: 'EXPOSE', args: ports.join(' ') }] : []),
  ]
}

const always = ['.git', '.github', '.env', '.env.*', 'Dockerfile', '.dockerignore', '*.md']

/** What the image must not hold and the builder need not read. */
export const ignored: Readonly<Record<Runtime, readonly string[]>> = {
  node: [...always, 'node_modules', 'dist', 'coverage'],
  python: [...always, '.venv', '__pycache__', '*.pyc', '.pytest_cache'],
  go: [...always, 'bin'],
  java: [...always, 'target', '.mvn/repository'],
  dotnet: [...always, 'bin', 'obj'],
  ruby: [...always, 'vendor', 'tmp', 'log'],
  php: [...always, 'vendor'],
  static: always,
}
