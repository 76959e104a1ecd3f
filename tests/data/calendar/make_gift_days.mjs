// Writes gift_days.csv beside this script: Mother's Day, Father's Day and the like by country, 2000-2040, from the npm
// package date-holidays 3.37.0 (its dates are under CC BY 3.0, by commenthol and contributors): npm install date-holidays@3.37.0
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';

const Holidays = createRequire(`${process.cwd()}/`)('date-holidays');
const countries = ('AR AT AU BE BR CA CH CZ DE DK ES FI FR GB GR HR HU IE IT JP MX NL NO NZ PL PT SE SK TH TW US ZA').split(' ');
const names = ["Father's Day", "Mother's Day", 'Thanksgiving Day', "Valentine's Day"];
const rows = [];
for (const country of countries)
    for (let year = 2000; year <= 2040; ++year)
        for (const day of new Holidays(country).getHolidays(year, 'en')) {
            const name = day.name === 'Thanksgiving' ? 'Thanksgiving Day' : day.name;
            if (names.includes(name) && !day.substitute)
                rows.push(`${day.date.slice(0, 10)},${name},${country}`);
        }
writeFileSync(new URL('gift_days.csv', import.meta.url), `date,name,country\n${[...new Set(rows)].sort().join('\n')}\n`);
