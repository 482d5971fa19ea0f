#!/usr/bin/env python3
"""Write a synthetic content folder of any size, always the same for the same size.

    python -m tests.benchmarks.make_corpus ARTICLES FOLDER

N articles (about 7 KB each) with sidecars, N/5 people, N/20 negotiations and 34 countries, in the
content format of the README. Every quote stands in its article. Names are invented.
"""

import datetime
import json
import pathlib
import random
import sys

GIVEN = "Anna Boris Carla Dmitri Elena Farid Grace Hakan Irina Jamal Katya Lars Maria Nadia Omar Petra Qasim Rosa Stefan Tariq Ursula Viktor Wanda Xavier Yusuf Zofia".split()
STEMS = "Al Bar Che Dol Er Fen Gal Hor Iva Jan Kos Lev Med Nor Orl Pes Ras Sol Tar Ume Vol Wit Yer Zel".split()
ENDINGS = "an ber chev din enko fi gov ham in jovic kov lin man nov ov pin quist rov sky tin uzin vich wood yan zhin".split()
COUNTRIES = "Afghanistan,Armenia,Azerbaijan,Brazil,China,Colombia,Egypt,Ethiopia,France,Germany,India,Indonesia,Iran,Israel,Italy,Japan,Kenya,South Korea,Mexico,Norway,Pakistan,Qatar,Russia,Saudi Arabia,Serbia,Sudan,Sweden,Switzerland,Turkey,Ukraine,United Kingdom,United States,Venezuela,Yemen".split(",")
CITIES = "Istanbul Geneva Vienna Doha Cairo Oslo Nairobi Astana Minsk Havana Helsinki Riyadh Singapore Jeddah Paris Montreux".split()
POSTS = ["Foreign Minister", "Deputy Foreign Minister", "Deputy Defense Minister", "Presidential aide", "Ambassador", "Special envoy", "Head of military intelligence", "Legal adviser", "Chief negotiator", "Permanent representative"]
ISSUES = ["Ceasefire", "Prisoner exchange", "Territorial recognition", "Alliance membership", "Size of armed forces", "War reparations", "Sanctions relief", "Humanitarian access", "Border demarcation", "Refugee return", "Nuclear inspections", "Water sharing"]
STANCES = ["demands", "supports", "opposes", "rejects", "conditional", "open", "offers"]
WORDS = "talks delegation ministry officials later confirmed statement ceasefire proposal region border military security guarantee agreement round negotiations leader directive published meeting counterpart refused willing ground territory recognised control demand sovereignty envoy mediator capital agenda expected attend journalists reporters clear role discussions previous failed rounds reconstruction terms rights humanitarian exchange prisoners conflict peace long lasting text draft framework agreed principle process venue host schedule late early week month year president parliament spokesman adviser expert group senior administration".split()


def slug(text: str) -> str:
    return text.lower().replace(" ", "-").replace("'", "")


def main(articles: int, folder: pathlib.Path) -> None:
    rnd = random.Random(20250514)
    sentence = lambda: " ".join(rnd.choices(WORDS, k=rnd.randint(9, 22))).capitalize() + "."

    people: dict[str, tuple[str, str]] = {}
    while len(people) < max(20, articles // 5):
        tail = rnd.choice(ENDINGS) + (rnd.choice(ENDINGS) if articles > 10_000 else "")
        name = f"{rnd.choice(GIVEN)} {rnd.choice(STEMS)}{rnd.choice(ENDINGS)}{tail}"
        people.setdefault(name, (rnd.choice(COUNTRIES), rnd.choice(POSTS)))
    by_country: dict[str, list[str]] = {}
    for name, (country, _) in people.items():
        by_country.setdefault(country, []).append(name)

    negotiations = []
    for number in range(max(5, articles // 20)):
        city, day = rnd.choice(CITIES), datetime.date(2015, 1, 1) + datetime.timedelta(days=rnd.randrange(3900))
        negotiations.append((f"{slug(city)}-{day.year}-{number}", city, day, rnd.sample(sorted(by_country), rnd.randint(2, 4))))

    for kind in ("articles", "negotiations", "people"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    for name, (country, post) in people.items():
        (folder / "people" / f"{slug(name)}.yaml").write_text(f"name: {name}\nparty: {country}\nposts: [{{title: {post}}}]\n")
    for identity, city, day, parties in negotiations:
        (folder / "negotiations" / f"{identity}.yaml").write_text(
            f"title: {city} talks {identity.split('-', 1)[1]}\nstart: {day}\nstatus: concluded\n"
            f"venue: {{city: {city}}}\nparties: {json.dumps(parties)}\n")

    for number in range(articles):
        identity, city, start, parties = negotiations[number] if number < len(negotiations) else rnd.choice(negotiations)
        day = start + datetime.timedelta(days=rnd.randint(-20, 20))
        paragraphs, sidecar = [], [f"negotiation: {identity}", "delegates:"]
        for country in parties:
            pool = by_country[country]
            for place, name in enumerate(rnd.sample(pool, min(len(pool), rnd.randint(2, 4)))):
                post = people[name][1]
                quote = f"{post} {name} will {'join' if place else 'lead'} the delegation of {country}"
                paragraphs.append(f"{sentence()} {quote}, {sentence().lower()} {sentence()}")
                sidecar += [f"  - person: {name}", f"    party: {country}", f"    post: {post}",
                            f"    role: {'member' if place else 'head'}", "    attendance: announced", f"    quote: {quote}"]
        sidecar.append("positions:")
        for country in parties:
            for issue in rnd.sample(ISSUES, 2):
                stance = rnd.choice(STANCES)
                quote = f"{country} {stance} movement on {issue.lower()} before the next round"
                paragraphs.append(f"{sentence()} {quote}. {sentence()} {sentence()}")
                sidecar += [f"  - party: {country}", f"    issue: {issue}", f"    stance: {stance}",
                            f"    summary: {country} {stance} {issue.lower()}.", f"    quote: {quote}"]
        while sum(map(len, paragraphs)) < 3600:
            paragraphs.append(" ".join(sentence() for _ in range(rnd.randint(2, 4))))
        stem = f"{day}-{slug(city)}-report-{number}"
        (folder / "articles" / f"{stem}.md").write_text(
            f"---\ntitle: Delegates meet in {city}, report {number}\ndate: {day}\npublisher: Example Wire\n"
            f"url: https://news.example/{stem}\npublish: full\n---\n\n" + "\n\n".join(paragraphs) + "\n")
        (folder / "articles" / f"{stem}.yaml").write_text("\n".join(sidecar) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), pathlib.Path(sys.argv[2]))
