"""Each number of a ranking has its sentence, for somebody who has never seen it."""

import pytest

from jury.number_words import words_of

#: What the design asks each number to say, as far as the words of the award allow.
SENTENCES = {
    "points": "Poäng: genomsnittet av ledamöternas viktade poäng, på skalan 0–100. Där självvärdering"
    " och webbgranskning räknas är de invägda.",
    "adjusted_points": "Justerad poäng: genomsnittet efter att vi räknat bort om ansökan råkat få"
    " stränga eller generösa läsare. Har alla läst den är det samma som poängen.",
    "expected_rank": "Förväntad placering: den plats ansökan i genomsnitt skulle få om många lika"
    " kunniga juryer gjorde om arbetet.",
    "rank_interval": "Placeringsintervall: i nio fall av tio skulle ansökan hamna mellan dessa platser.",
    "p_top": "Chans: så ofta skulle ansökan komma bland dem som får plats om en lika kunnig jury gjorde"
    " om bedömningen.",
    "zone": "Gränszon: underlaget räcker inte för att avgöra om ansökan är inne eller ute, så juryn"
    " diskuterar den en gång till och avgör.",
    "step": "Före nästa: sannolikheten att den är bättre än nästa enligt poängen. Nära 50 % betyder att"
    " de inte kan skiljas åt.",
    "shared": "Lika placering: skillnaden är mindre än vad poängen kan visa.",
    "reliability": "Tillförlitlighet: hur stor del av skillnaderna i poäng som beror på ansökningarna"
    " och inte på vem som läste.",
    "leniency": "Stränghet: så mycket högre eller lägre ledamoten brukar sätta än kollegorna på samma"
    " ansökningar.",
    "alpha": "Samstämmighet per kriterium: 1 är helt överens, 0 är inte mer än slumpen ger.",
    "one_less": "Utan en: så ändras placeringen om en ledamot, ett kriterium eller ett annat underlag"
    " tas bort.",
    "robustness": "Viktkänslighet: i så stor andel av rimliga viktningar är ansökan kvar bland dem som"
    " får plats.",
    "tipping": "Vändvikt: så stor del av helheten måste kriteriet väga för att de två ska byta ordning.",
}


@pytest.mark.parametrize("number", SENTENCES)
def test_each_number_has_its_sentence(number):
    ((name, sentence),) = words_of(number)
    assert f"{name}: {sentence}".replace("\N{NO-BREAK SPACE}", " ") == SENTENCES[number]
