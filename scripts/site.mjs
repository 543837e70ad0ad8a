// Opens pages of the site in Chromium, for scripts/site.sh: runs axe on each, wide and on a phone, light and dark, checks
// that nothing is wider than the screen, and takes pictures.
//
// usage: node site.mjs ADDRESS SHOWN [PICTURES]
//
// SHOWN is the folder of the pictures and of the pages that they show. A page that differs is a problem. With PICTURES,
// both are made again.

import { createRequire } from 'node:module'
import { readFileSync, writeFileSync } from 'node:fs'

const require = createRequire(process.cwd() + '/')
const puppeteer = require('puppeteer-core')
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

const [address, shown, pictures] = process.argv.slice(2)
const pages = {
  home: '/',
  search: '/search?q=moratorium',
  narrowed: '/search?q=moratorium&speaker=Seo+Ha-jun&kind=direct',
  nothing: '/search?q=xylophone',
  wrong: '/search?q=after:tomorow',
  missing: '/nothing',
  timeline: '/timeline?q=moratorium',
  quote: '/quote/rlycunfv4i',
  article: '/article?path=2022-01-28-treaty-about-tanks.html',
  speaker: '/speaker?name=Ilse+van+den+Broek',
  speakers: '/speakers',
  articles: '/articles',
}
const widths = { wide: 1000, phone: 360 }
const pictured = { search: 'wide', article: 'wide', speaker: 'phone' }
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
})
let wrong = 0
for (const [name, path] of Object.entries(pages)) {
  for (const [width, pixels] of Object.entries(widths)) {
    for (const colours of ['light', 'dark']) {
      const page = await browser.newPage()
      const report = text => { wrong++; console.log(`${path}, ${width}, ${colours}: ${text}`) }
      page.on('console', m => { if (m.type() === 'error' && !/status of 40[04]/.test(m.text())) report(m.text()) })
      await page.setViewport({ width: pixels, height: 800, deviceScaleFactor: 1.5, isMobile: width === 'phone' })
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: colours }])
      const answer = await page.goto(address + path)
      if (![200, 304, 400, 404].includes(answer.status())) report(`status ${answer.status()}`)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (overflow > 0) report(`${overflow} pixels wider than the screen`)
      if (pictures && colours === 'light' && pictured[name] === width) {
        await page.screenshot({ path: `${pictures}/site-${name}.png` })
        writeFileSync(`${pictures}/site-${name}.html`, await answer.text())
      }
      if (!pictures && name in pictured && await answer.text() !== readFileSync(`${shown}/site-${name}.html`, 'utf8')) {
        report(`docs/pictures/site-${name}.png shows another page; run scripts/site.sh --pictures`)
      }
      await page.evaluate(() => { for (const d of document.querySelectorAll('details')) d.open = true })
      await page.evaluate(axe)
      const { violations, passes } = await page.evaluate(levels => window.axe.run({ runOnly: levels }), levels)
      if (passes.length < 20) report(`axe has checked only ${passes.length} rules`)
      for (const v of violations) report(`${v.id}: ${v.help}: ${v.nodes.map(n => n.html).slice(0, 3).join(' ')}`)
      await page.close()
    }
  }
}
await browser.close()
console.log(`${Object.keys(pages).length} pages, ${wrong} problems`)
process.exitCode = wrong ? 1 : 0
