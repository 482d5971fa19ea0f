"""A word that stands for a party (an adjective, a capital, a seat of government, initials) in; the party's name out."""

from collections.abc import Mapping

# Adjectives, then capitals and houses that reports name for whoever governs there. Plain English, not complete.
_WRITTEN = """
Afghanistan: Afghan, Kabul | Albania: Albanian, Tirana | Algeria: Algerian, Algiers | Angola: Angolan, Luanda
Argentina: Argentine, Argentinian | Armenia: Armenian, Yerevan | Australia: Australian, Canberra
Austria: Austrian, Vienna | Azerbaijan: Azerbaijani, Azeri, Baku | Bahrain: Bahraini, Manama
Bangladesh: Bangladeshi, Dhaka | Belarus: Belarusian, Belarussian, Minsk | Belgium: Belgian
Bosnia and Herzegovina: Bosnian, Sarajevo | Brazil: Brazilian | Bulgaria: Bulgarian, Sofia | Cambodia: Cambodian
Canada: Canadian, Ottawa | Chile: Chilean | China: Chinese, Beijing | Colombia: Colombian, Bogotá, Bogota
Croatia: Croatian, Zagreb | Cuba: Cuban, Havana | Cyprus: Cypriot, Nicosia | Czechia: Czech, Prague
Denmark: Danish, Copenhagen | Egypt: Egyptian, Cairo | Eritrea: Eritrean, Asmara | Estonia: Estonian, Tallinn
Ethiopia: Ethiopian, Addis Ababa | Finland: Finnish, Helsinki | France: French, Paris, Élysée
Georgia: Georgian, Tbilisi | Germany: German, Berlin | Greece: Greek, Athens | Hungary: Hungarian, Budapest
Iceland: Icelandic, Reykjavik | India: Indian, New Delhi | Indonesia: Indonesian, Jakarta
Iran: Iranian, Tehran | Iraq: Iraqi, Baghdad | Ireland: Irish, Dublin | Israel: Israeli, Jerusalem
Italy: Italian, Rome | Japan: Japanese, Tokyo | Jordan: Jordanian, Amman | Kazakhstan: Kazakh, Astana
Kenya: Kenyan, Nairobi | Kosovo: Kosovar, Pristina | Kuwait: Kuwaiti | Latvia: Latvian, Riga
Lebanon: Lebanese, Beirut | Libya: Libyan, Tripoli | Lithuania: Lithuanian, Vilnius | Malaysia: Malaysian
Mexico: Mexican | Moldova: Moldovan, Chisinau | Mongolia: Mongolian | Montenegro: Montenegrin, Podgorica
Morocco: Moroccan, Rabat | Netherlands: Dutch, The Hague | North Macedonia: Skopje | Norway: Norwegian, Oslo
New Zealand: Wellington | Nigeria: Nigerian, Abuja | Oman: Omani, Muscat | Pakistan: Pakistani, Islamabad
Peru: Peruvian, Lima | Philippines: Philippine, Filipino, Manila | Poland: Polish, Warsaw
Portugal: Portuguese, Lisbon | Qatar: Qatari, Doha | Romania: Romanian, Bucharest | Russia: Russian, Moscow, Kremlin
Rwanda: Rwandan, Kigali | Saudi Arabia: Saudi, Riyadh | Serbia: Serbian, Belgrade | Slovakia: Slovak, Bratislava
Slovenia: Slovenian, Ljubljana | Somalia: Somali, Mogadishu | South Africa: South African, Pretoria
South Korea: South Korean, Seoul | North Korea: North Korean, Pyongyang | Spain: Spanish, Madrid
Sudan: Sudanese, Khartoum | Sweden: Swedish, Stockholm | Switzerland: Swiss, Bern | Syria: Syrian, Damascus
Tajikistan: Tajik, Dushanbe | Thailand: Thai, Bangkok | Tunisia: Tunisian | Turkey: Turkish, Ankara
Uganda: Ugandan, Kampala | Ukraine: Ukrainian, Kyiv, Kiev | United Arab Emirates: Emirati, Abu Dhabi
United Kingdom: British, London, Downing Street | United States: American, U.S., US, Washington, White House
Uzbekistan: Uzbek, Tashkent | Venezuela: Venezuelan, Caracas | Vietnam: Vietnamese, Hanoi | Yemen: Yemeni, Sanaa
"""
# Parties that are no countries: as the report names them, before a record does.
_OTHERS = """
African Union: AU | Arab League: League of Arab States | ASEAN: Association of Southeast Asian Nations
ECOWAS: Economic Community of West African States | European Commission: | European Union: EU | Group of Seven: G7
Hamas: | Hezbollah: | Houthis: Houthi | IAEA: International Atomic Energy Agency | IMF: International Monetary Fund
International Committee of the Red Cross: ICRC | NATO: North Atlantic Treaty Organization
OSCE: Organization for Security and Co-operation in Europe | Palestinian Authority: | Taliban:
United Nations: UN, U.N. | World Bank: | World Trade Organization: WTO
"""


def _read(written: str) -> Mapping[str, tuple[str, ...]]:
    """The words for each party, by its name."""
    parts = (part.partition(":") for part in written.strip().replace("\n", "|").split("|"))
    return {name.strip(): tuple(word.strip() for word in words.split(",") if word.strip()) for name, _, words in parts}


COUNTRY_OF = {word: name for name, words in _read(_WRITTEN).items() for word in words}
ORGANIZATIONS = _read(_OTHERS)
