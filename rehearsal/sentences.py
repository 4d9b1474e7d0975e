"""What the rehearsal tells while it plays: each sentence in Dutch and in English."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "installed": (
        "Er staat een lege installatie. De eerste coördinator is binnen met een wachtwoord.",
        "An empty installation stands. The first coordinator has signed in with a password.",
    ),
    "invited": (
        "{organisations} organisaties en {people} mensen staan in het adresboek; ieder heeft een eigen link.",
        "{organisations} organisations and {people} people are in the directory; each has a link of their own.",
    ),
    "doors": (
        "De deuren gaan open voor ‘{title}’. Code: {code}.",
        "The doors open for ‘{title}’. Code: {code}.",
    ),
    "arrived": (
        "{room} mensen zitten in de zaal, {online} doen online mee. {seats} van de {entitled} zetels zijn bezet.",
        "{room} people sit in the room, {online} take part online. {seats} of {entitled} seats are taken.",
    ),
    "applause": (
        "Er wordt geklapt: {room} keer in de zaal, {online} keer online. Ieder ziet het.",
        "There is applause: {room} times in the room, {online} times online. Everybody sees it.",
    ),
    "agree": (
        "Nagekeken: {screens} schermen tonen in {chains} ketens precies wat de server weet.",
        "Checked: {screens} screens show in {chains} chains exactly what the server knows.",
    ),
    "clause": ("Punt {number}: {text}", "Point {number}: {text}"),
    "lost": (
        "Eén telefoon mist een bericht, merkt het en vraagt opnieuw.",
        "One phone misses a message, notices, and asks again.",
    ),
    "groups": (
        "{groups} groepen, {tables} aan tafel en {rooms} online, over de vraag: {question}",
        "{groups} groups, {tables} at tables and {rooms} online, on the question: {question}",
    ),
    "walked": (
        "{walkers} mensen lopen naar een andere groep en zien meteen wat daar al staat.",
        "{walkers} people walk to another group and see at once what is written there.",
    ),
    "noted": (
        "De groepen schreven {notes} notities en meldden zich alle {groups} terug.",
        "The groups wrote {notes} notes, and all {groups} reported back.",
    ),
    "harvested": (
        "{harvested} notities liggen onder {themes} thema’s: {titles}.",
        "{harvested} notes lie under {themes} themes: {titles}.",
    ),
    "revised": (
        "Punt {number} gaat terug naar de schrijvers en luidt nu: {text}",
        "Point {number} goes back to the writers and now reads: {text}",
    ),
    "opened": (
        "De stemming is open. Per punt, één stem per organisatie; {quorum} zetels moeten er zijn.",
        "The ballot is open. Point by point, one vote per organisation; {quorum} seats must be there.",
    ),
    "partner": (
        "Iemand van de partners probeert het ook. Het antwoord: ‘{answer}’ Partners praten mee en stemmen niet.",
        "Somebody of the partners tries as well. The answer: ‘{answer}’ Partners have a say, not a vote.",
    ),
    "first": ("{count} organisaties stemmen meteen.", "{count} organisations vote at once."),
    "killed": (
        "Midden in de stemming valt de server om, net na het vastleggen van de stem van {name}. "
        "{resent} telefoons sturen hun stem opnieuw.",
        "In the middle of the ballot the server falls over, just after the vote of {name} was made durable. "
        "{resent} phones send their vote again.",
    ),
    "recorded": ("{count} stemmen zijn vastgelegd en bevestigd.", "{count} votes are recorded and acknowledged."),
    "late": (
        "{name} komt later binnen en stemt ook.",
        "{name} comes in late and votes too.",
    ),
    "changed": (
        "{name} bedenkt zich zolang het nog kan; de laatste stem telt.",
        "{name} has second thoughts while there is time; the last vote counts.",
    ),
    "too_late": (
        "{name} stemt pas als de stemming dicht is. Het antwoord: ‘{answer}’",
        "{name} only votes when the ballot has been closed. The answer: ‘{answer}’",
    ),
    "counted": (
        "Punt {number}: {yes} voor, {no} tegen, {abstain} onthouding; nodig {needed}.",
        "Point {number}: {yes} for, {no} against, {abstain} abstained; needed {needed}.",
    ),
    "adopted": (
        "Het plan is aangenomen, met {voted} stemmen van {present} aanwezige zetels.",
        "The plan is adopted, with {voted} votes of {present} seats present.",
    ),
    "decided": (
        "Ook besloten, met de werkwijze ‘{workflow}’: ‘{title}’",
        "Decided too, with the workflow ‘{workflow}’: ‘{title}’",
    ),
    "turns": (
        "{count} mensen krijgen de beurt, zaal en online om en om. Wie liever niet spreekt, laat de hand zakken.",
        "{count} people get a turn, room and online alternating. Who would rather not speak lowers a hand.",
    ),
    "looked_back": (
        "{count} teams keken terug, ieder in een eigen voorstel. Daarna ging het vanzelf verder.",
        "{count} teams looked back, each in a proposal of its own. Then it went on by itself.",
    ),
    "task": ("{owner}: {text} (voor {due}).", "{owner}: {text} (by {due})."),
    "next": ("Volgende keer: {date}. De bijeenkomst is gesloten.", "Next time: {date}. The meeting has ended."),
    "once": (
        "Nagekeken: alle {votes} bevestigde stemmen staan precies één keer in de uitslag.",
        "Checked: all {votes} acknowledged votes stand in the result exactly once.",
    ),
    "recounted": (
        "Nagekeken: een los programma telt de uitgegeven stemmen na en komt op hetzelfde.",
        "Checked: a separate program recounts the published votes and finds the same.",
    ),
    "recounted_others": (
        "Nagekeken: zo ook de {count} andere stemmingen van deze middag.",
        "Checked: so it is with the {count} other ballots of this afternoon.",
    ),
    "verified": ("Nagekeken: elke keten van het grootboek klopt.", "Checked: every chain of the ledger holds."),
    "written": ("Verslag en stemmen staan in {folder}", "The minutes and the votes are in {folder}"),
    "well": ("Alles klopt. {seconds:.1f} seconden.", "All is well. {seconds:.1f} seconds."),
    "wrong": ("NIET GOED: {why}", "WRONG: {why}"),
}
LANGUAGES = ("nl", "en")
