"""English is told from everything else; what is too short, or a mixture, is called so."""

import pandas as pd
import pytest

from analysis import corpus

TOLD = {
    "en": "The port of Brenn closed on Monday and will not open before Friday, the director said.",
    "es": "El puerto de Brenn cerró el lunes y no abrirá hasta el viernes, según dijo la directora.",
    "fr": "Le port de Brenn a fermé lundi et ne rouvrira pas avant vendredi, selon la directrice.",
    "de": "Der Hafen von Brenn ist seit Montag zu und wird nicht vor Freitag geöffnet, sagte die Direktorin.",
    "pt": "O porto de Brenn fechou na segunda-feira e não abrirá até sexta, disse a diretora do porto.",
    "it": "Il porto di Brenn ha chiuso lunedì e non riaprirà prima di venerdì, ha detto la direttrice.",
    "nl": "De haven van Brenn is sinds maandag dicht en gaat niet voor vrijdag open, zei de directeur.",
    "sv": "Hamnen i Brenn är stängd och det är inte klart när den öppnar, sade chefen till tidningen.",
    "pl": "Port w Brenn jest od poniedziałku zamknięty i nie otworzy się przed piątkiem, powiedziała.",
    "tr": "Brenn limanı pazartesi kapandı ve cumadan önce açılmayacak, çok yazık bu karar için dedi.",
    "fi": "Brennin satama on ollut kiinni, ja se ei avaudu ennen perjantaita, sanoi johtaja, joka oli paikalla.",
    "ru": "Порт Бренн закрылся в понедельник и не откроется до пятницы, сказала директор.",
    "uk": "Порт Бренн закрився у понеділок і не відкриється до п’ятниці, сказала її заступниця.",
    "el": "Το λιμάνι του Μπρεν έκλεισε τη Δευτέρα και δεν θα ανοίξει πριν από την Παρασκευή.",
    "ar": "أغلق ميناء برين يوم الاثنين ولن يفتح قبل يوم الجمعة، بحسب ما قالت المديرة.",
    "he": "נמל ברן נסגר ביום שני ולא ייפתח לפני יום שישי, אמרה המנהלת.",
    "hi": "ब्रेन बंदरगाह सोमवार को बंद हुआ और शुक्रवार से पहले नहीं खुलेगा, निदेशक ने कहा।",
    "zh": "布伦港星期一关闭，星期五之前不会开放，港务局长说。",
    "ja": "ブレン港は月曜日に閉鎖され、金曜日まで再開しないと港長は述べた。",
    "ko": "브렌 항구는 월요일에 문을 닫았고 금요일 전에는 열지 않는다고 항만장이 말했다.",
}


@pytest.mark.parametrize("code", TOLD)
def test_a_language_is_told_whatever_the_length(code):
    assert corpus.language(TOLD[code]) == corpus.language(f"{TOLD[code]} " * 20) == code
    assert corpus.language_name(code).istitle() or " " in corpus.language_name(code)


@pytest.mark.parametrize("text", ["", "Port closes", "the", "\0" * 1000, '"' * 1000, "12 345, 6.7 " * 500, "😀 " * 300])
def test_what_has_too_few_words_is_unknown(text):
    assert corpus.language(text) == "unknown"


@pytest.mark.parametrize("code", ["es", "de", "ru", "ar", "zh"])
def test_a_text_half_and_half_is_mixed_and_a_quotation_does_not_count(code):
    # A character of Chinese says as much as some letters.
    share = 9 if code == "zh" else 4
    assert corpus.language(f"{TOLD['en']} " * 4 + f"{TOLD[code]} " * share) == "mixed"
    assert corpus.language(f"{TOLD['en']} " * 20 + TOLD[code]) == "en"
    assert corpus.language(f"{TOLD[code]} " * 30 + TOLD["en"]) == code


def test_a_long_text_in_a_language_that_no_list_holds_is_another_one():
    assert corpus.language("Brennko portua itxita dago astelehenetik " * 10) == "other"


@pytest.mark.parametrize("length", [2_000, 32_000])
def test_only_the_beginning_of_a_text_is_looked_at(length, monkeypatch):
    seen = []
    read = lambda counts: seen.append(sum(counts.values()))  # noqa: E731
    monkeypatch.setitem(corpus.language.__globals__, "_by_function_words", read)
    corpus.language("port " * length)
    assert seen == [2_000]


def test_what_can_be_measured_is_english_or_too_short_to_tell():
    codes = pd.DataFrame({"language": ["en", "unknown", None, "es", "mixed", "other"]})
    assert corpus.supported(codes).tolist() == [True, True, True, False, False, False]
    assert corpus.supported(codes.drop(columns="language")).all()


def test_a_stated_language_is_believed(tmp_path):
    rows = pd.DataFrame({"text": [TOLD["es"], TOLD["en"], TOLD["en"]], "language": ["en", "fr-CA", "Klingon"]})
    articles, problems = corpus.from_rows(rows, "told")
    assert articles["language"].tolist() == ["en", "fr", "en"]
    assert len(problems) == 1 and "French" in problems[0]
