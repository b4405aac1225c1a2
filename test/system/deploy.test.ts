import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const DEPLOY = new URL('../../deploy/', import.meta.url)

function run(command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

const has = (command: string) => run('sh', '-c', `command -v ${command}`).status === 0

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'mutual-line-deploy-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

it.runIf(has('promtool'))('Prometheus reads the alert rules', () => {
  const { status, said } = run('promtool', 'check', 'rules', new URL('prometheus-rules.yml', DEPLOY).pathname) // prettier-ignore
  expect(said).toContain('rules found')
  expect(status).toBe(0)
})

it.runIf(has('promtool'))('an alert comes when the newest copy is old, and not before', () => {
  const path = join(folder(), 'copies.yml')
  const of = (age: string) => `
      - interval: 1m
        input_series:
          - series: mutual_backup_age_seconds{job="mutual-line"}
            values: '${age}x30'
        alert_rule_test:
          - eval_time: 20m
            alertname: NoCopy
            exp_alerts:`
  const alert = `
              - exp_labels: { severity: ticket, job: mutual-line }
                exp_annotations:
                  summary: No copy of the database for six hours
                  description: The log says why (\`backup-failed\`). After a day the managers are told by SMS.`
  writeFileSync(
    path,
    `rule_files: [${new URL('prometheus-rules.yml', DEPLOY).pathname}]
tests:${of('21600+0')} []${of('21601+0')}${alert}\n`,
  )
  expect(run('promtool', 'test', 'rules', path)).toMatchObject({ status: 0 })
})

it.runIf(has('nginx'))('nginx reads its file', () => {
  const path = folder()
  const site = readFileSync(new URL('nginx.conf', DEPLOY), 'utf8')
    .replaceAll('/var/log/nginx', path)
    .replaceAll(/listen (\[::\]:)?80;/g, 'listen 127.0.0.1:8089;')
    .replace('listen 127.0.0.1:8089;\n  listen 127.0.0.1:8089;', 'listen 127.0.0.1:8089;')
  const whole = join(path, 'nginx.conf')
  writeFileSync(whole, `pid ${path}/pid; error_log ${path}/error.log; events {} http { ${site} }\n`)
  expect(run('nginx', '-t', '-c', whole)).toMatchObject({ status: 0 })
})

it.runIf(has('systemd-analyze'))('systemd reads the unit, and finds little exposed', () => {
  const unit = new URL('mutual-line.service', DEPLOY).pathname
  const { said } = run('systemd-analyze', 'verify', '--man=no', unit)
  const ours = said.split('\n').filter((line) => line.includes('mutual-line.service'))
  // Node and the service are not installed on a machine that only tests.
  expect(ours.filter((line) => !/is not executable|No such file/.test(line))).toEqual([])
  const security = run('systemd-analyze', 'security', '--offline=yes', unit).said
  const [, exposure = '10'] = /Overall exposure level for \S+: ([\d.]+)/.exec(security) ?? []
  expect(Number(exposure)).toBeLessThan(2)
})
