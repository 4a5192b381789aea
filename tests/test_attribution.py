"""Who said it: each way that news text has of naming the speaker of a quotation."""

from __future__ import annotations

import pytest

from quotebank import extract

# The words of a quote, its speaker, and the words of its mention and its cue.
Said = tuple[str, str | None, str | None, str | None]
Case = tuple[str, list[Said]]


def said(text: str) -> list[Said]:
    return [
        (q.text, q.speaker, q.mention.text if q.mention else None, q.cue.text if q.cue else None)
        for q in extract(text)
    ]


AFTER: list[Case] = [
    ("“Chaos” was the word chosen by Vera Lund, a nurse.",
     [("Chaos", "Vera Lund", "Vera Lund", "word")]),
    ("“A gift to the developers” is how Anna Reid describes the plan.",
     [("A gift to the developers", "Anna Reid", "Anna Reid", "describes")]),
    ('"The bridge is safe," said Ruth Alvarez.',
     [("The bridge is safe,", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ('"The bridge is safe," Ruth Alvarez said.',
     [("The bridge is safe,", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("“We never saw the letter,” Omar Haddad told reporters on Monday.",
     [("We never saw the letter,", "Omar Haddad", "Omar Haddad", "told")]),
    ("“We never saw the letter,” explained Haddad, who runs the office.",
     [("We never saw the letter,", "Haddad", "Haddad", "explained")]),
    ("Priya Nair opened the shop in May. “It was a hard summer,” she said.",
     [("It was a hard summer,", "Priya Nair", "she", "said")]),
    ("Tom Becker drove the last bus. “I was the only one left,” he recalled.",
     [("I was the only one left,", "Tom Becker", "he", "recalled")]),
    ("“The water came at night,” a neighbor said.",
     [("The water came at night,", None, "a neighbor", "said")]),
    ("“The water came at night,” said two witnesses.",
     [("The water came at night,", None, "two witnesses", "said")]),
    ("“Nobody called us,” according to Grace Okafor.",
     [("Nobody called us,", "Grace Okafor", "Grace Okafor", "according to")]),
    ("“The road will open in June,” Daniel Reyes wrote in an email.",
     [("The road will open in June,", "Daniel Reyes", "Daniel Reyes", "wrote")]),
    ("“The harvest was poor,” Ivy Chen says, “and the price was worse.”",
     [("The harvest was poor, and the price was worse.", "Ivy Chen", "Ivy Chen", "says")]),
    ("“I think they will come back,” Becker later said.",
     [("I think they will come back,", "Becker", "Becker", "said")]),
    ("“I think they will come back,” Becker has often said.",
     [("I think they will come back,", "Becker", "Becker", "said")]),
    ("“The ferry was full,” Lena Fischer and her brother said.",
     [("The ferry was full,", "Lena Fischer", "Lena Fischer", "said")]),
    ("“The ferry was full” — Lena Fischer said.",
     [("The ferry was full", "Lena Fischer", "Lena Fischer", "said")]),
    ("“This is where it began,” said the man who owns the mill, pointing at the river.",
     [("This is where it began,", None, "the man", "said")]),
    ("“We can't go on,” Lena Fischer said by phone from Oslo on Tuesday night.",
     [("We can't go on,", "Lena Fischer", "Lena Fischer", "said")]),
    ("“We can't go on,” she told The Ames Courier, Lena Fischer's old paper.",
     [("We can't go on,", None, "she", "told")]),
    ("“We can't go on,” says Lena Fischer’s husband.",
     [("We can't go on,", None, "Lena Fischer’s husband", "says")]),
    ("“We can't go on,” Lena Fischer's husband said.",
     [("We can't go on,", None, "Lena Fischer's husband", "said")]),
    ("“We can't go on,” read the sign on the door of the shop.",
     [("We can't go on,", None, "the sign", "read")]),
    ("“We can't go on,” the report concluded.", [("We can't go on,", None, "the report", "concluded")]),
    ("“We can't go on,” Lena Fischer did not say.",
     [("We can't go on,", "Lena Fischer", "Lena Fischer", "say")]),
    ("“We can't go on,” was all Lena Fischer would say.",
     [("We can't go on,", "Lena Fischer", "Lena Fischer", "say")]),
    ("“The shop stays open,” Nora Lee-Hart vowed.",
     [("The shop stays open,", "Nora Lee-Hart", "Nora Lee-Hart", "vowed")]),
    ("“The shop stays open,” said Anna de la Cruz.",
     [("The shop stays open,", "Anna de la Cruz", "Anna de la Cruz", "said")]),
    ("“The shop stays open,” said J.T. O'Connor.",
     [("The shop stays open,", "J.T. O'Connor", "J.T. O'Connor", "said")]),
    ("“The shop stays open,” said Zoë Müller-Ødegård.",
     [("The shop stays open,", "Zoë Müller-Ødegård", "Zoë Müller-Ødegård", "said")]),
    ("“The shop stays open,” said the Rev. Paul Brandt.",
     [("The shop stays open,", "Paul Brandt", "the Rev. Paul Brandt", "said")]),
    ("“The shop stays open,” said Police Chief Paul Brandt.",
     [("The shop stays open,", "Paul Brandt", "Police Chief Paul Brandt", "said")]),
    ("“The shop stays open,” said the Ames Teachers Union.",
     [("The shop stays open,", "Ames Teachers Union", "the Ames Teachers Union", "said")]),
    ("“The shop stays open,” said Northfield Foods spokeswoman Nora Lee.",
     [("The shop stays open,", "Nora Lee", "Nora Lee", "said")]),
    ("“The shop stays open,” said Nora Lee, spokeswoman for Northfield Foods, which runs 40 stores.",
     [("The shop stays open,", "Nora Lee", "Nora Lee", "said")]),
    ("“The shop stays open,” Northfield Foods said on its website.",
     [("The shop stays open,", "Northfield Foods", "Northfield Foods", "said")]),
    ("“The shop stays open,” Lee, the manager, said she told her staff.",
     [("The shop stays open,", "Lee", "Lee", "said")]),
    ("“They all told me, ‘We can't go on,’” Omar Haddad recalled.",
     [("They all told me, ‘We can't go on,’", "Omar Haddad", "Omar Haddad", "recalled")]),
    ("“The dam will hold,” said Omar Haddad, who built it with his brothers yet opposed the second one.",
     [("The dam will hold,", "Omar Haddad", "Omar Haddad", "said")]),
    ("“Nobody knows what to do” Fischer said.",
     [("Nobody knows what to do", "Fischer", "Fischer", "said")]),
    ("“The ferry is a lifeline,” the economist Lena Fischer, a former aide in the harbor office, wrote on "
     "her blog.",
     [("The ferry is a lifeline,", "Lena Fischer", "Lena Fischer", "wrote")]),
    ("“Nobody can explain the delay,” the two write.",
     [("Nobody can explain the delay,", None, "the two", "write")]),
    ("“We cannot account for it,” the email read.",
     [("We cannot account for it,", None, "the email", "read")]),
    ("“The road is closed,” Ben Moss said, according to The Ames Courier.",
     [("The road is closed,", "Ben Moss", "Ben Moss", "said")]),
    ("“Who took the keys to the boat house?” the 51-year-old asked in her note.",
     [("Who took the keys to the boat house?", None, "the 51-year-old", "asked")]),
    ("“The road is closed until the end of May.” Becker said.",
     [("The road is closed until the end of May.", "Becker", "Becker", "said")]),
    ("“Having a boat and a pier is worth a lot,” said Reilly, explaining that he sold both.",
     [("Having a boat and a pier is worth a lot,", "Reilly", "Reilly", "said")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), AFTER)
def test_a_cue_after_the_quotation(text: str, quotes: list[Said]) -> None:
    """The speaker stands after the quotation, before or after the verb."""
    assert said(text) == quotes


QUESTIONS: list[Case] = [
    ("“Why would anyone sell it?” Nora Lee asked.",
     [("Why would anyone sell it?", "Nora Lee", "Nora Lee", "asked")]),
    ("“Why?” Lee asked.", [("Why?", "Lee", "Lee", "asked")]),
    ("“Why?” asked Lee.", [("Why?", "Lee", "Lee", "asked")]),
    ("“Get out of the water!” shouted Ben Moss.",
     [("Get out of the water!", "Ben Moss", "Ben Moss", "shouted")]),
    ("“If only we had known …” Moss said.", [("If only we had known …", "Moss", "Moss", "said")]),
    ("Nora Lee stood up. “Who pays for it?” she asked the council.",
     [("Who pays for it?", "Nora Lee", "she", "asked")]),
    ("“Is this the end?” wondered Ben Moss. “I hope not.”",
     [("Is this the end? I hope not.", "Ben Moss", "Ben Moss", "wondered")]),
    ("“You call that fair?!” Nora Lee shot back.",
     [("You call that fair?!", "Nora Lee", "Nora Lee", "shot back")]),
    ("Asked if she would run, Nora Lee said: “Never.”", [("Never.", "Nora Lee", "Nora Lee", "said")]),
    ("Asked by Ben Moss whether she would run, Nora Lee laughed. “Never in my life,” she said.",
     [("Never in my life,", "Nora Lee", "she", "said")]),
    ("When Ben Moss asked why, Nora Lee answered, “Because I can.”",
     [("Because I can.", "Nora Lee", "Nora Lee", "answered")]),
    ("“What now?” the headline in the Courier asked.", [("What now?", None, "the headline", "asked")]),
    ("Eve Ross sat.\n\n“Not now,” the 61-year-old Texan said.",
     [("Not now,", "Eve Ross", "the 61-year-old Texan", "said")]),
    ("“Are you ready to go?” Ivy Chen asks as a dog walks past her.",
     [("Are you ready to go?", "Ivy Chen", "Ivy Chen", "asks")]),
    ("“Will it reopen in May?” Ivy Chen pressed.",
     [("Will it reopen in May?", "Ivy Chen", "Ivy Chen", "pressed")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), QUESTIONS)
def test_a_cue_after_a_question_or_a_cry(text: str, quotes: list[Said]) -> None:
    """A question or exclamation mark stands for the comma before the cue."""
    assert said(text) == quotes


BEFORE: list[Case] = [
    ("Piotr Kowalczyk kept the gate.\n\nSaid Kowalczyk: “I saw nothing at all that night.”",
     [("I saw nothing at all that night.", "Piotr Kowalczyk", "Kowalczyk", "Said")]),
    ("The lodge's oldest member, Ted Hale, who had earlier been hurt in a fall, tweeted from home: “Send no "
     "flowers. Send gin.”", [("Send no flowers. Send gin.", "Ted Hale", "Ted Hale", "tweeted")]),
    ("Over the bar hung a hand-painted sign: “No Credit, No Dogs.”",
     [("No Credit, No Dogs.", None, "a hand-painted sign", "sign")]),
    ("Ruth Alvarez said: “The bridge is safe.”",
     [("The bridge is safe.", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("Ruth Alvarez said, “The bridge is safe.”",
     [("The bridge is safe.", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("Ruth Alvarez said “the bridge is safe” after the storm.",
     [("the bridge is safe", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("Omar Haddad told the inquiry that “nobody read the report.”",
     [("nobody read the report.", "Omar Haddad", "Omar Haddad", "told")]),
    ("Priya Nair replied, “Not while I own the place.”",
     [("Not while I own the place.", "Priya Nair", "Priya Nair", "replied")]),
    ("Tom Becker asked the driver, “Where are we going?”",
     [("Where are we going?", "Tom Becker", "Tom Becker", "asked")]),
    ("Speaking to reporters outside the hall, Grace Okafor said: “We are ready to vote.”",
     [("We are ready to vote.", "Grace Okafor", "Grace Okafor", "said")]),
    ("Daniel Reyes insisted that the price was “more than fair.”",
     [("more than fair.", "Daniel Reyes", "Daniel Reyes", "insisted")]),
    ("The company said in its report that the pipe was “in good order.”",
     [("in good order.", None, "The company", "said")]),
    ("Nora Lee called it “fair,” even as Tom Becker warned of “premature joy.”",
     [("fair,", "Nora Lee", "Nora Lee", "called"),
      ("premature joy.", "Tom Becker", "Tom Becker", "warned of")]),
    ("Police said the man was “armed and dangerous.”", [("armed and dangerous.", None, "Police", "said")]),
    ("On Friday Ivy Chen wrote on her page: “The shop will close in May.”",
     [("The shop will close in May.", "Ivy Chen", "Ivy Chen", "wrote")]),
    ("Ivy Chen warned that the plan “would ruin us all” and left the room.",
     [("would ruin us all", "Ivy Chen", "Ivy Chen", "warned")]),
    ("Nora Lee said Tuesday that “the shop stays open.”",
     [("the shop stays open.", "Nora Lee", "Nora Lee", "said")]),
    ("“As I said,” Nora Lee told them, “the shop stays open.”",
     [("As I said, the shop stays open.", "Nora Lee", "Nora Lee", "told")]),
    ("Said Nora Lee: “The shop stays open.”", [("The shop stays open.", "Nora Lee", "Nora Lee", "Said")]),
    ("And this from Nora Lee: “The shop stays open.”",
     [("The shop stays open.", "Nora Lee", "Nora Lee", None)]),
    ("Nora Lee had this to say: “The shop stays open.”",
     [("The shop stays open.", "Nora Lee", "Nora Lee", "say")]),
    ("Nora Lee put it this way: “The shop stays open.”",
     [("The shop stays open.", "Nora Lee", "Nora Lee", "put it")]),
    ("Nora Lee, asked about the lease, shrugged and said, “The shop stays open.”",
     [("The shop stays open.", "Nora Lee", "Nora Lee", "said")]),
    ("Nora Lee of Northfield Foods told Ben Moss of the union: “The shop stays open.”",
     [("The shop stays open.", "Nora Lee", "Nora Lee", "told")]),
    ("Nora Lee and Ben Moss said in a joint letter that “the shop stays open.”",
     [("the shop stays open.", "Nora Lee", "Nora Lee", "said")]),
    ("The judge ruled that the search was “plainly unlawful,” and threw the case out.",
     [("plainly unlawful,", None, "The judge", "ruled")]),
    ("The rule states that “no dog shall enter the hall.”",
     [("no dog shall enter the hall.", None, "The rule", "states")]),
    ("It is, Nora Lee wrote, “the last shop of its kind.”",
     [("the last shop of its kind.", "Nora Lee", "Nora Lee", "wrote")]),
    ("Nora Lee thinks the plan is “a mistake that will cost us.”",
     [("a mistake that will cost us.", "Nora Lee", "Nora Lee", "thinks")]),
    ("Nora Lee promised “a shop for everyone in town.”",
     [("a shop for everyone in town.", "Nora Lee", "Nora Lee", "promised")]),
    ("Nora Lee spoke of “years of waste and neglect” at the port.",
     [("years of waste and neglect", "Nora Lee", "Nora Lee", "spoke of")]),
    ("To hear Nora Lee tell it, the shop was “a ruin” then.",
     [("a ruin", "Nora Lee", "Nora Lee", "tell it")]),
    ("Critics such as Nora Lee say the law is “a gift to landlords.”",
     [("a gift to landlords.", None, "Critics", "say")]),
    ("Ever since Ruth Alvarez bought the mill, she's said the same to every buyer: “No sale.”",
     [("No sale.", "Ruth Alvarez", "she", "said")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), BEFORE)
def test_a_cue_before_the_quotation(text: str, quotes: list[Said]) -> None:
    """The speaker and the verb lead up to the quotation."""
    assert said(text) == quotes


APPOSITIONS: list[Case] = [
    ("Ruth Alvarez, who is the town's engineer, told the paper that “the bridge will hold.”",
     [("the bridge will hold.", "Ruth Alvarez", "Ruth Alvarez", "told")]),
    ("“The bridge will hold,” said Ruth Alvarez, an engineer who built it.",
     [("The bridge will hold,", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("“The bridge will hold,” Ruth Alvarez, an engineer at the port, said on Monday.",
     [("The bridge will hold,", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("“The bridge will hold,” Ruth Alvarez, who built it in 1990, told the paper.",
     [("The bridge will hold,", "Ruth Alvarez", "Ruth Alvarez", "told")]),
    ("“We lost two boats,” said harbor master Tom Becker.",
     [("We lost two boats,", "Tom Becker", "Tom Becker", "said")]),
    ("“We lost two boats,” Tom Becker, 61, said.",
     [("We lost two boats,", "Tom Becker", "Tom Becker", "said")]),
    ("“The fever is gone,” said Dr. Lena Fischer of the city hospital.",
     [("The fever is gone,", "Lena Fischer", "Dr. Lena Fischer", "said")]),
    ("“The fever is gone,” Professor Lena Fischer said.",
     [("The fever is gone,", "Lena Fischer", "Professor Lena Fischer", "said")]),
    ("Mr. Haddad, 44, a baker from Leeds, said: “The oven was off.”",
     [("The oven was off.", "Haddad", "Mr. Haddad", "said")]),
    ("“They took the tractor,” said Grace Okafor, whose farm lies by the river.",
     [("They took the tractor,", "Grace Okafor", "Grace Okafor", "said")]),
    ("“They will pay,” said Paul Brandt Jr., the union's lawyer.",
     [("They will pay,", "Paul Brandt Jr.", "Paul Brandt Jr.", "said")]),
    ("Coach Paul Brandt, whose team has lost six in a row, said, “We played with no heart.”",
     [("We played with no heart.", "Paul Brandt", "Coach Paul Brandt", "said")]),
    ("“We played with no heart,” said Brandt — the third coach in a year — after the loss.",
     [("We played with no heart,", "Brandt", "Brandt", "said")]),
    ("“We played with no heart,” Brandt (pictured) said.",
     [("We played with no heart,", "Brandt", "Brandt", "said")]),
    ("“We played with no heart,” Paul Brandt, the coach, whose contract ends in June, told a local station "
     "on Sunday after the game.",
     [("We played with no heart,", "Paul Brandt", "Paul Brandt", "told")]),
    ("Paul Brandt, coach of the Ames Owls and a former player, when asked about the game, said that "
     "“nobody ran.”",
     [("nobody ran.", "Paul Brandt", "Paul Brandt", "said")]),
    ("Alvarez, a top aide said, “has never lost a race” in the county and knows the county well.",
     [("has never lost a race", None, "a top aide", "said")]),
    ("Or maybe Paul Brandt, river consultant Phil Moss says. “Several towns have asked for him.”",
     [("Several towns have asked for him.", "Phil Moss", "Phil Moss", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), APPOSITIONS)
def test_what_stands_beside_a_name(text: str, quotes: list[Said]) -> None:
    """Titles, ages, offices and asides beside a name do not hide the name."""
    assert said(text) == quotes


SPLIT: list[Case] = [
    ("“We came early,” Ruth Alvarez said. “We left late.”",
     [("We came early, We left late.", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("“We came early,” said Ruth Alvarez, “and we left late.”",
     [("We came early, and we left late.", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("“We,” Ruth Alvarez said, “are the last ones.”",
     [("We, are the last ones.", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("“We came early,” said Tom Becker, a miller from Ames. “We left late.”",
     [("We came early, We left late.", "Tom Becker", "Tom Becker", "said")]),
    ("“We came early,” Tom Becker told the paper on Monday. “Then it rained. Then we left.”",
     [("We came early, Then it rained. Then we left.", "Tom Becker", "Tom Becker", "told")]),
    ("Ivy Chen was glad. “It works,” she said. “It really works.” The crowd cheered. “Thank you,” she said.",
     [("It works, It really works.", "Ivy Chen", "she", "said"), ("Thank you,", "Ivy Chen", "she", "said")]),
    ("“It works,” Ivy Chen said.\n\n“We were lucky,” Omar Haddad said. “It could have failed.”",
     [("It works,", "Ivy Chen", "Ivy Chen", "said"),
      ("We were lucky, It could have failed.", "Omar Haddad", "Omar Haddad", "said")]),
    ("“It is,” said Ivy Chen, who built the first one in her garage, “a simple machine.”",
     [("It is, a simple machine.", "Ivy Chen", "Ivy Chen", "said")]),
    ("“The soup was cold,” he said. “The bread,” he added, “was worse.”",
     [("The soup was cold,", None, "he", "said"), ("The bread, was worse.", None, "he", "added")]),
    ("“It works,” Ivy Chen said of the pump. “It should have been built years ago.”",
     [("It works, It should have been built years ago.", "Ivy Chen", "Ivy Chen", "said")]),
    ("“It works,” Ivy Chen said.  “It really does.”\n\nThe pump cost a million dollars.",
     [("It works, It really does.", "Ivy Chen", "Ivy Chen", "said")]),
    ("“If it rains,” Ivy Chen said; “we stop.”",
     [("If it rains, we stop.", "Ivy Chen", "Ivy Chen", "said")]),
    ("“If it rains,” Ivy Chen said -- “and it will -- we stop.”",
     [("If it rains, and it will -- we stop.", "Ivy Chen", "Ivy Chen", "said")]),
    ("“Does it work?” Ivy Chen asked. “Yes, of course it does. And why would it not?”",
     [("Does it work? Yes, of course it does. And why would it not?", "Ivy Chen", "Ivy Chen", "asked")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), SPLIT)
def test_a_quotation_split_by_its_cue(text: str, quotes: list[Said]) -> None:
    """The halves around a cue are one quote, with the cue's speaker; after narration a new one begins."""
    assert said(text) == quotes


FOLLOWING: list[Case] = [
    ("Tomas Ek said it was over. The boats were sold, he said, and so were the nets. “My sons drive taxis.”",
     [("My sons drive taxis.", "Tomas Ek", "he", None)]),
    ("Brenda Fyfe joined the choir in 1990. It was a hard winter. “We sang in our coats.”",
     [("We sang in our coats.", "Brenda Fyfe", "Brenda Fyfe", None)]),
    ("Nadia Rahman's verdict was harsher. “A waste of a good bridge.”",
     [("A waste of a good bridge.", "Nadia Rahman", "Nadia Rahman", None)]),
    ("“It works,” Ivy Chen said. She has tested it for years. “We were lucky.”",
     [("It works,", "Ivy Chen", "Ivy Chen", "said"), ("We were lucky.", "Ivy Chen", "Ivy Chen", None)]),
    ("“It works,” Ivy Chen said.\n\n“We were lucky. It could have failed, and then what?”",
     [("It works,", "Ivy Chen", "Ivy Chen", "said"),
      ("We were lucky. It could have failed, and then what?", "Ivy Chen", "Ivy Chen", None)]),
    ("Omar Haddad was not pleased with the offer. “It is an insult to all who work here.”",
     [("It is an insult to all who work here.", "Omar Haddad", "Omar Haddad", None)]),
    ("Omar Haddad said he would not sign. “It is an insult to all who work here.”",
     [("It is an insult to all who work here.", "Omar Haddad", "Omar Haddad", None)]),
    ("Priya Nair, a nurse, said she was worried about the ward. “What they have done is a disgrace.”",
     [("What they have done is a disgrace.", "Priya Nair", "Priya Nair", None)]),
    ("Grace Okafor said the vote was fair.\n\n“We counted every ballot twice, and we found nothing.”",
     [("We counted every ballot twice, and we found nothing.", "Grace Okafor", "Grace Okafor", None)]),
    ("“It works,” Ivy Chen said. Omar Haddad was less sure. “It has failed before and it will fail again.”",
     [("It works,", "Ivy Chen", "Ivy Chen", "said"),
      ("It has failed before and it will fail again.", "Omar Haddad", "Omar Haddad", None)]),
    ("Ivy Chen told him to stay. “You have nothing to be afraid of in this house.”",
     [("You have nothing to be afraid of in this house.", "Ivy Chen", "Ivy Chen", None)]),
    ("“It works,” Ivy Chen said.\n\nThe pump was built in 1990.\n\n“It has been running ever since,” Omar "
     "Haddad said.",
     [("It works,", "Ivy Chen", "Ivy Chen", "said"),
      ("It has been running ever since,", "Omar Haddad", "Omar Haddad", "said")]),
    ("“It works,” Ivy Chen said.\n\n“It has been running ever since. Nobody has touched it.\n\n“And nobody "
     "will.”",
     [("It works,", "Ivy Chen", "Ivy Chen", "said"),
      ("It has been running ever since. Nobody has touched it. And nobody will.",
       "Ivy Chen", "Ivy Chen", None)]),
    ("Omar Haddad smiled. “You should have seen it when it was new.”",
     [("You should have seen it when it was new.", "Omar Haddad", "Omar Haddad", None)]),
    ("X, an MP, is no name. Dana Webb, an MP, said he was worried. “What she has done is wrong.”",
     [("What she has done is wrong.", "Dana Webb", "Dana Webb", None)]),
    ("“The ferry is old,” said Ruth Alvarez. She says the town should buy another. “It leaks.”",
     [("The ferry is old,", "Ruth Alvarez", "Ruth Alvarez", "said"),
      ("It leaks.", "Ruth Alvarez", "She", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), FOLLOWING)
def test_a_quotation_without_a_cue_of_its_own(text: str, quotes: list[Said]) -> None:
    """A quotation with no cue belongs to whom the text was just about."""
    assert said(text) == quotes


PARAGRAPHS: list[Case] = [
    ("Priya Nair thanked the nurses.\n\nShe added:\n\n“They saved my life twice.”",
     [("They saved my life twice.", "Priya Nair", "She", "added")]),
    ("Omar Haddad said in a letter to his staff:\n\n“The plant will close in March.”",
     [("The plant will close in March.", "Omar Haddad", "Omar Haddad", "said")]),
    ("Transcript as follows:\n\n“We came by boat.\n\n“We are now a town.”",
     [("We came by boat. We are now a town.", None, "Transcript", None)]),
    ("In a statement, the museum said:\n\n“The vase was never ours.”",
     [("The vase was never ours.", None, "the museum", "said")]),
    ("Ruth Alvarez wrote: “The first winter was long.\n\n“The second was longer.\n\n“We did not stay for a "
     "third.”",
     [("The first winter was long. The second was longer. We did not stay for a third.",
       "Ruth Alvarez", "Ruth Alvarez", "wrote")]),
    ("“The first winter was long.\n\n“The second was longer,” Ruth Alvarez wrote.",
     [("The first winter was long. The second was longer,", "Ruth Alvarez", "Ruth Alvarez", "wrote")]),
    ("“The first winter was long,” Ruth Alvarez wrote. “We lost the barn.\n\n“Then we lost the house.”",
     [("The first winter was long, We lost the barn. Then we lost the house.",
       "Ruth Alvarez", "Ruth Alvarez", "wrote")]),
    ("Omar Haddad said:\n“The plant will close in March.”\nIvy Chen said:\n“It will not.”",
     [("The plant will close in March.", "Omar Haddad", "Omar Haddad", "said"),
      ("It will not.", "Ivy Chen", "Ivy Chen", "said")]),
    ("Here is what Omar Haddad told the staff on Friday:\n\n“The plant will close in March.”",
     [("The plant will close in March.", "Omar Haddad", "Omar Haddad", "told")]),
    ("In his letter to the staff, Omar Haddad wrote the following.\n\n“The plant will close in March.”",
     [("The plant will close in March.", "Omar Haddad", "Omar Haddad", None)]),
    ("“The plant will close in March.\n\n“It is a sad day,” said Omar Haddad. “But it had to be.”",
     [("The plant will close in March. It is a sad day, But it had to be.",
       "Omar Haddad", "Omar Haddad", "said")]),
    ("“The road is closed,” Ben Moss said. “We will wait for the plow.\n\n“It may take a week,” he added.",
     [("The road is closed, We will wait for the plow.", "Ben Moss", "Ben Moss", "said"),
      ("It may take a week,", "Ben Moss", "he", "added")]),
    ("Haddad said he was cold.\n\n“It was dark out there.”",
     [("It was dark out there.", "Haddad", "Haddad", None)]),
    ("Haddad took the ferry.\n\n“It was dark out there.”",
     [("It was dark out there.", None, None, None)]),
    ("It is hard to say what the council wanted from the lake, as the Oslo Review notes:\n\n"
     "“The lake belongs to the town, and the town sold it.”",
     [("The lake belongs to the town, and the town sold it.", "Oslo Review", "the Oslo Review", "notes")]),
    ("Fischer won the vote in May, and Okafor later wrote:\n\n“The lake belongs to the town.”",
     [("The lake belongs to the town.", "Okafor", "Okafor", "wrote")]),
    ("Dr. Okafor stated:\n\n“The lake is the town’s.\n\n“It was never for sale,” to loud cheers.\n\n"
     "“Leave the lake alone and mend the road.”",
     [("The lake is the town’s. It was never for sale,", "Okafor", "Dr. Okafor", "stated"),
      ("Leave the lake alone and mend the road.", "Okafor", "Dr. Okafor", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), PARAGRAPHS)
def test_a_quotation_and_the_paragraphs_around_it(text: str, quotes: list[Said]) -> None:
    """A cue may stand a paragraph before, and a quotation may run over several."""
    assert said(text) == quotes


ACCORDING: list[Case] = [
    ("The door was wired shut “to keep the cats in,” as the caretaker, Olaf Berg, explained it to firemen.",
     [("to keep the cats in,", "Olaf Berg", "Olaf Berg", "explained it")]),
    ("According to the draft, the tax would fall on all, a clause that Grace Pratt described as “a window "
     "tax for our times.”", [("a window tax for our times.", "Grace Pratt", "Grace Pratt", "described")]),
    ("For Nils Aker, who keeps a shop here, the timetable is “a cruel joke played on the old.”",
     [("a cruel joke played on the old.", "Nils Aker", "Nils Aker", None)]),
    ("As Tom Becker put it, the roof was “as thin as paper.”",
     [("as thin as paper.", "Tom Becker", "Tom Becker", "put it")]),
    ("In Tom Becker's words, the roof was “as thin as paper.”",
     [("as thin as paper.", "Tom Becker", "Tom Becker", "words")]),
    ("According to Tom Becker, the roof was “as thin as paper.”",
     [("as thin as paper.", "Tom Becker", "Tom Becker", "According to")]),
    ("The roof, according to Tom Becker, was “as thin as paper.”",
     [("as thin as paper.", "Tom Becker", "Tom Becker", "according to")]),
    ("The roof was “as thin as paper,” according to Tom Becker.",
     [("as thin as paper,", "Tom Becker", "Tom Becker", "according to")]),
    ("The roof was “as thin as paper,” according to the inspector.",
     [("as thin as paper,", None, "the inspector", "according to")]),
    ("In the words of Tom Becker, the roof was “as thin as paper.”",
     [("as thin as paper.", "Tom Becker", "Tom Becker", "In the words of")]),
    ("According to a report by the city, the roof was “as thin as paper.”",
     [("as thin as paper.", None, "a report", "According to")]),
    ("According to Ruth Alvarez, the city's engineer, the roof was “as thin as paper” and “a danger to "
     "all.”",
     [("as thin as paper", "Ruth Alvarez", "Ruth Alvarez", "According to"),
      ("a danger to all.", "Ruth Alvarez", "Ruth Alvarez", "According to")]),
    ("“The roof was thin,” according to Ruth Alvarez. “We told them so.”",
     [("The roof was thin, We told them so.", "Ruth Alvarez", "Ruth Alvarez", "according to")]),
    ("The dam is “an accident waiting to happen,” in Tom Becker’s view.",
     [("an accident waiting to happen,", "Tom Becker", "Tom Becker", "view")]),
    ("According to Tom Becker, the town praised its “wonderful helpers.”",
     [("wonderful helpers.", "Tom Becker", "Tom Becker", "According to")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), ACCORDING)
def test_a_phrase_that_names_the_source(text: str, quotes: list[Said]) -> None:
    """A fixed phrase names the source from anywhere in the sentence."""
    assert said(text) == quotes


CONJOINED: list[Case] = [
    ("Ruth Alvarez thanked the crew and added that “nobody else would have come.”",
     [("nobody else would have come.", "Ruth Alvarez", "Ruth Alvarez", "added")]),
    ("Ruth Alvarez denied the charge and called it “a cheap lie.”",
     [("a cheap lie.", "Ruth Alvarez", "Ruth Alvarez", "called")]),
    ("Omar Haddad said the talks had failed, adding that “there is nothing left to discuss.”",
     [("there is nothing left to discuss.", "Omar Haddad", "Omar Haddad", "adding")]),
    ("Omar Haddad turned down the offer, calling it “an insult.”",
     [("an insult.", "Omar Haddad", "Omar Haddad", "calling")]),
    ("Priya Nair shook her head, saying: “I have nothing to hide.”",
     [("I have nothing to hide.", "Priya Nair", "Priya Nair", "saying")]),
    ("Priya Nair has criticized the plan, describing it as “half baked.”",
     [("half baked.", "Priya Nair", "Priya Nair", "describing")]),
    ("“The ward is full,” Priya Nair said, adding, “We have no beds left.”",
     [("The ward is full,", "Priya Nair", "Priya Nair", "said"),
      ("We have no beds left.", "Priya Nair", "Priya Nair", "adding")]),
    ("Grace Okafor praised the builders and said she was “very proud” of them.",
     [("very proud", "Grace Okafor", "Grace Okafor", "said")]),
    ("Citing the heat, Daniel Reyes stopped the race and said “safety comes first.”",
     [("safety comes first.", "Daniel Reyes", "Daniel Reyes", "said")]),
    ("Ruth Alvarez stood, turned to the crowd and said in a low voice, “We are not leaving.”",
     [("We are not leaving.", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("Ruth Alvarez, speaking for the crew, thanked the town and said that they were “lucky to be alive.”",
     [("lucky to be alive.", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("Ruth Alvarez refused to sign the contract, telling reporters it was “a bad joke.”",
     [("a bad joke.", "Ruth Alvarez", "Ruth Alvarez", "telling")]),
    ("Ruth Alvarez used the speech to call the mine “a wound in the land.”",
     [("a wound in the land.", "Ruth Alvarez", "Ruth Alvarez", "call")]),
    ("Ruth Alvarez went on to say that the mine was “a wound in the land.”",
     [("a wound in the land.", "Ruth Alvarez", "Ruth Alvarez", "say")]),
    ("After calling the mine “a wound in the land,” Ruth Alvarez left the stage.",
     [("a wound in the land,", "Ruth Alvarez", "Ruth Alvarez", "calling")]),
    ("Ruth Alvarez repeated her view that the mine was “a wound in the land.”",
     [("a wound in the land.", "Ruth Alvarez", "Ruth Alvarez", "repeated")]),
    ("Lena Fischer said it was too early to leave but added, “We may go on Friday.”",
     [("We may go on Friday.", "Lena Fischer", "Lena Fischer", "added")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), CONJOINED)
def test_a_verb_whose_subject_is_that_of_another(text: str, quotes: list[Said]) -> None:
    """A second verb or a participle takes the subject of the first."""
    assert said(text) == quotes


PASSIVE: list[Case] = [
    ("Tom Becker was quoted as saying, “The engine was old.”",
     [("The engine was old.", "Tom Becker", "Tom Becker", "saying")]),
    ("The paper quoted Tom Becker as saying that “the engine was old.”",
     [("the engine was old.", "Tom Becker", "Tom Becker", "saying")]),
    ("“The engine was old,” the paper quoted Tom Becker as saying.",
     [("The engine was old,", "Tom Becker", "Tom Becker", "saying")]),
    ("“The books do not balance,” the auditors were told by Lena Fischer.",
     [("The books do not balance,", "Lena Fischer", "Lena Fischer", "told")]),
    ("The auditors were told by Lena Fischer that “the books do not balance.”",
     [("the books do not balance.", "Lena Fischer", "Lena Fischer", "told")]),
    ("The bridge was described by Ruth Alvarez as “a work of art.”",
     [("a work of art.", "Ruth Alvarez", "Ruth Alvarez", "described")]),
    ("Grace Okafor was heard to say, “Not in my house.”",
     [("Not in my house.", "Grace Okafor", "Grace Okafor", "say")]),
    ("Grace Okafor is reported to have said that the deal was “dead.”",
     [("dead.", "Grace Okafor", "Grace Okafor", "said")]),
    ("“The engine was old,” Tom Becker was quoted as saying by the Courier.",
     [("The engine was old,", "Tom Becker", "Tom Becker", "saying")]),
    ("“You are next,” Ben Moss was told by the clerk.", [("You are next,", None, "the clerk", "told")]),
    ("Ben Moss sold the boat, described by the pilot as “the sorriest tub in Iowa.”",
     [("the sorriest tub in Iowa.", None, "the pilot", "described")]),
    ("The bridge is one of six listed by the Ames Roads Board as “finished and sound.”",
     [("finished and sound.", "Ames Roads Board", "the Ames Roads Board",
       "listed by the Ames Roads Board as")]),
    ("Ben Moss was understood to say, as he left, that the ferry was “a coffin with a flag.”",
     [("a coffin with a flag.", "Ben Moss", "Ben Moss", "say")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), PASSIVE)
def test_who_speaks_where_the_verb_is_passive(text: str, quotes: list[Said]) -> None:
    """The one who speaks is found where a passive or a second verb hides them."""
    assert said(text) == quotes


RELATIVE: list[Case] = [
    ("The letter reached Ivy Chen, who called it “a pleasant surprise.”",
     [("a pleasant surprise.", "Ivy Chen", "who", "called")]),
    ("Ben Moss, who has said he is “tired of waiting,” went home.",
     [("tired of waiting,", "Ben Moss", "who", "said")]),
    ("The plan, which Ben Moss called “a gift,” was dropped.",
     [("a gift,", "Ben Moss", "Ben Moss", "called")]),
    ("What Ben Moss called “a gift” was in truth a loan.", [("a gift", "Ben Moss", "Ben Moss", "called")]),
    ("Ben Moss said the board, which Nora Lee had called “a circus,” was doing its job.",
     [("a circus,", "Nora Lee", "Nora Lee", "called")]),
    ("The man who said “the road is closed” was not a policeman.",
     [("the road is closed", None, "who", "said")]),
    ("The evening began with a film in which children break a model of the dam, yelling “no more fees!”",
     [("no more fees!", None, "children", "yelling")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), RELATIVE)
def test_a_cue_in_a_relative_clause(text: str, quotes: list[Said]) -> None:
    """A cue in a relative clause has its own subject or the noun it hangs on."""
    assert said(text) == quotes


NOUNS: list[Case] = [
    ("“The vase was never ours,” the museum said in a statement.",
     [("The vase was never ours,", None, "the museum", "said")]),
    ("“The vase was never ours,” Nora Lee said in a statement on Monday. “It was a loan.”",
     [("The vase was never ours, It was a loan.", "Nora Lee", "Nora Lee", "said")]),
    ("In a statement, Nora Lee called the claim “absurd.”", [("absurd.", "Nora Lee", "Nora Lee", "called")]),
    ("Nora Lee's message was short: “Do not come.”", [("Do not come.", "Nora Lee", "Nora Lee", "message")]),
    ("Nora Lee left a note for the staff. Her message: “Do not come.”",
     [("Do not come.", "Nora Lee", "Her", "message")]),
    ("Nora Lee's description of the vase as “a toy” angered the donors.",
     [("a toy", "Nora Lee", "Nora Lee", "description")]),
    ("In a tweet, Ivy Chen said: “It is over.”", [("It is over.", "Ivy Chen", "Ivy Chen", "said")]),
    ("In a statement to the Courier, a spokesman for Northfield Foods said the firm was “saddened by the "
     "news.”",
     [("saddened by the news.", None, "a spokesman", "said")]),
    ("Her answer was “no, thank you very much.”", [("no, thank you very much.", None, "Her", "answer")]),
    ("Ivy Chen issued a statement: “It is over.”", [("It is over.", "Ivy Chen", "Ivy Chen", "issued")]),
    ("Ivy Chen released a statement saying “the trial is over and we can all go home.”",
     [("the trial is over and we can all go home.", "Ivy Chen", "Ivy Chen", "saying")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), NOUNS)
def test_a_noun_as_cue(text: str, quotes: list[Said]) -> None:
    """A statement or a message has an author."""
    assert said(text) == quotes


CRIES: list[Case] = [
    ("Ben Moss was met with cries of “Shame!” and “Resign!”",
     [("Shame!", None, None, "cries"), ("Resign!", None, None, "cries")]),
    ("Ben Moss says he heard a chorus of “Never again in our town” as he left.",
     [("Never again in our town", None, None, "chorus")]),
    ("There were shouts of “Go home!” from the gallery.", [("Go home!", None, "the gallery", "shouts")]),
    ("The miners responded with chants of “Not one more day.”",
     [("Not one more day.", None, "The miners", "chants")]),
    ("“Try the bakery,” was Ben Moss's answer.", [("Try the bakery,", "Ben Moss", "Ben Moss", "answer")]),
    ("“Open the gate,” came shouts from the pier.", [("Open the gate,", None, "the pier", "shouts")]),
    ("Ben Moss walked home, under a banner reading “Out with the board.”",
     [("Out with the board.", None, "a banner", "reading")]),
    ("The cake brought visitors and a comment from Ivy Chen: “Bake two.”",
     [("Bake two.", "Ivy Chen", "Ivy Chen", "comment")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), CRIES)
def test_a_noun_for_the_words_themselves(text: str, quotes: list[Said]) -> None:
    """Cries and answers have who utters them, if anybody is seen to, not whoever else is in the sentence."""
    assert said(text) == quotes


CLAUSES: list[Case] = [
    ("An aide said the bid was “under review” -- a phrase that, Owen Ames said, “means nobody has read it.”",
     [("under review", None, "An aide", "said"),
      ("means nobody has read it.", "Owen Ames", "Owen Ames", "said")]),
    ("Dan Hurst hasn't said whether he will run, and an aide to the party's chairman described his chances "
     "as “slim to none, my friend.”", [("slim to none, my friend.", None, "an aide", "described")]),
    ("Ivy Chen yelled, “Stop!” A sailor wanted to know what was wrong.",
     [("Stop!", "Ivy Chen", "Ivy Chen", "yelled")]),
    ("Ivy Chen said Ben Moss had run to the pier and shouted: “Bring back my boat.”",
     [("Bring back my boat.", "Ben Moss", "Ben Moss", "shouted")]),
    ("Ben Moss opens the stove, says “Too cold” and sits down.",
     [("Too cold", "Ben Moss", "Ben Moss", "says")]),
    ("Nora Lee let it boil over before asking, “Is that my soup?”",
     [("Is that my soup?", "Nora Lee", "Nora Lee", "asking")]),
    ("Catches have fallen, Ben Moss said, and a report by Ivy Chen concluded that the lake was “past "
     "all saving.”",
     [("past all saving.", "Ivy Chen", "a report", "concluded")]),
    ("The roof, Ben Moss told the choir, had been “leaking for years.”",
     [("leaking for years.", "Ben Moss", "Ben Moss", "told")]),
    ("Ben Moss told the clerk he had “walked all the way” from Ames, according to her report.",
     [("walked all the way", "Ben Moss", "Ben Moss", "told")]),
    ("Asked about it by a neighbor, Nora Lee laughed: “So are cats.”",
     [("So are cats.", "Nora Lee", "Nora Lee", "laughed")]),
    ("“He never knew,” added the younger Moss.", [("He never knew,", "Moss", "the younger Moss", "added")]),
    ("Nora Lee is back. Does she mind the rain? “I like it very much,” she said. Would she stay? “I will.”",
     [("I like it very much,", "Nora Lee", "she", "said"), ("I will.", "Nora Lee", "she", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), CLAUSES)
def test_whose_clause_it_is(text: str, quotes: list[Said]) -> None:
    """Of several clauses the one that holds the words tells who speaks."""
    assert said(text) == quotes


LABELS: list[Case] = [
    ("Nora Lee: “I will not resign.”", [("I will not resign.", "Nora Lee", "Nora Lee", None)]),
    ("NORA LEE: “I will not resign.”", [("I will not resign.", "NORA LEE", "NORA LEE", None)]),
    ("Nora Lee, mayor of Ames: “I will not resign.”",
     [("I will not resign.", "Nora Lee", "Nora Lee", None)]),
    ("“The new line will serve ten thousand riders a day.” -Commissioner Ruth Alvarez",
     [("The new line will serve ten thousand riders a day.",
       "Ruth Alvarez", "Commissioner Ruth Alvarez", None)]),
    ("“The new line will serve ten thousand riders a day.” — Ruth Alvarez",
     [("The new line will serve ten thousand riders a day.", "Ruth Alvarez", "Ruth Alvarez", None)]),
    ("“The new line will serve ten thousand riders a day.”\n— Ruth Alvarez, commissioner",
     [("The new line will serve ten thousand riders a day.", "Ruth Alvarez", "Ruth Alvarez", None)]),
    ("And from Chairwoman Ada Finch:\n\n“The board is united behind the plan.”",
     [("The board is united behind the plan.", "Ada Finch", "Chairwoman Ada Finch", None)]),
    ("From Chairwoman Ada Finch: “The board is united behind the plan.”",
     [("The board is united behind the plan.", "Ada Finch", "Chairwoman Ada Finch", None)]),
    ("ADA FINCH: “Do you have it?”\n\nTOM BECKER: “I never did.”",
     [("Do you have it?", "ADA FINCH", "ADA FINCH", None),
      ("I never did.", "TOM BECKER", "TOM BECKER", None)]),
    ("Q. “Where were you that night?”\n\nA. “I was at home with my wife.”",
     [("Where were you that night?", None, None, None), ("I was at home with my wife.", None, None, None)]),
    ("“The line will serve ten thousand riders a day.”\n\n-Commissioner Ruth Alvarez\n\n“It is a great day "
     "for Ames.”\n\n-Mayor Tom Becker",
     [("The line will serve ten thousand riders a day.",
       "Ruth Alvarez", "Commissioner Ruth Alvarez", None),
      ("It is a great day for Ames.", "Tom Becker", "Mayor Tom Becker", None)]),
    ("From the desk of Ada Finch, editor, The Ames Courier.\n\n“We are moving to a new home this spring.”",
     [("We are moving to a new home this spring.", "Ada Finch", "Ada Finch", None)]),
    ("Best line of the night, from Ben Moss: “I came for the soup.”",
     [("I came for the soup.", "Ben Moss", "Ben Moss", "line")]),
    ("MR. BEN MOSS.—“Did you see the lamp?”", [("Did you see the lamp?", "BEN MOSS", "MR. BEN MOSS", None)]),
    ("Nora Lee, whose town floods: “We will move.”", [("We will move.", "Nora Lee", "Nora Lee", None)]),
    ("LINE OF THE DAY: “I came for the pie.” — Ben Moss, in Ames",
     [("I came for the pie.", "Ben Moss", "Ben Moss", None)]),
    ("- Nora Lee: “We will move.”\n- A neighbor: “I will not.”",
     [("We will move.", "Nora Lee", "Nora Lee", None), ("I will not.", None, "A neighbor", None)]),
    ("@ivychen: “The shop is gone.”", [("The shop is gone.", "@ivychen", "@ivychen", None)]),
    ("Ivy Chen (@ivychen): “The shop is gone.”", [("The shop is gone.", "Ivy Chen", "Ivy Chen", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), LABELS)
def test_a_name_beside_the_quotation_with_no_verb(text: str, quotes: list[Said]) -> None:
    """A label before or a signature after the quotation names its speaker."""
    assert said(text) == quotes


MANNER: list[Case] = [
    ("“Another Monday,” sighed Ben Moss.", [("Another Monday,", "Ben Moss", "Ben Moss", "sighed")]),
    ("“Nobody tells me anything,” Ben Moss grumbled.",
     [("Nobody tells me anything,", "Ben Moss", "Ben Moss", "grumbled")]),
    ("“You are late again,” Nora Lee scolded.",
     [("You are late again,", "Nora Lee", "Nora Lee", "scolded")]),
    ("“It is for you,” Nora Lee whispered to Ben Moss.",
     [("It is for you,", "Nora Lee", "Nora Lee", "whispered")]),
    ("“They paid twice,” Nora Lee joked. “I only asked once.”",
     [("They paid twice, I only asked once.", "Nora Lee", "Nora Lee", "joked")]),
    ("“That is it,” Omar Haddad laughed.", [("That is it,", "Omar Haddad", "Omar Haddad", "laughed")]),
    ("“I am done with you,” Omar Haddad yelled at the referee.",
     [("I am done with you,", "Omar Haddad", "Omar Haddad", "yelled")]),
    ("“The shop is gone,” Ivy Chen tweeted.", [("The shop is gone,", "Ivy Chen", "Ivy Chen", "tweeted")]),
    ("“The shop is gone,” Ivy Chen posted on Facebook.",
     [("The shop is gone,", "Ivy Chen", "Ivy Chen", "posted")]),
    ("“The shop is gone,” @ivychen tweeted.", [("The shop is gone,", "@ivychen", "@ivychen", "tweeted")]),
    ("“The water is safe,” Grace Okafor pointed out.",
     [("The water is safe,", "Grace Okafor", "Grace Okafor", "pointed out")]),
    ("“The water is safe,” Grace Okafor went on.",
     [("The water is safe,", "Grace Okafor", "Grace Okafor", "went on")]),
    ("“No way,” Ben Moss said, laughing. “No way at all.”",
     [("No way, No way at all.", "Ben Moss", "Ben Moss", "said")]),
    ("Ben Moss burst out laughing. “You had me there for a moment,” he said.",
     [("You had me there for a moment,", "Ben Moss", "he", "said")]),
    ("“No way,” Ben Moss snapped, “will I pay for that.”",
     [("No way, will I pay for that.", "Ben Moss", "Ben Moss", "snapped")]),
    ("“No way,” Ben Moss chimed in.", [("No way,", "Ben Moss", "Ben Moss", "chimed in")]),
    ("“No way,” Ben Moss told me.", [("No way,", "Ben Moss", "Ben Moss", "told")]),
    ("“No way,” texted Ben Moss.", [("No way,", "Ben Moss", "Ben Moss", "texted")]),
    ("“No way,” Ben Moss was saying.", [("No way,", "Ben Moss", "Ben Moss", "saying")]),
    ("“No way,” Ben Moss might say.", [("No way,", "Ben Moss", "Ben Moss", "say")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), MANNER)
def test_verbs_of_manner_and_medium(text: str, quotes: list[Said]) -> None:
    """Verbs say how or where it was said."""
    assert said(text) == quotes


MIXED: list[Case] = [
    ("Tom Becker asked Moss about statements he had made the night before, when he claimed the mayor was "
     "“the founder” of the club.", [("the founder", "Tom Becker", "he", "claimed")]),
    ("Asked about the boats, Early described them as “old hat.”",
     [("old hat.", "Early", "Early", "described")]),
    ("Ames filed a request with the county in May for “records that show the number of boats.”",
     [("records that show the number of boats.", "Ames", "Ames", "request")]),
    ("The mayor spoke for a baker named Eric Moss, who is running for the board and who worked the crowd, "
     "praising “the town's endless patience” as he promised more.",
     [("the town's endless patience", None, "who", "praising")]),
    ("Nora Lee described the plan as having “a cook's hand and a thief's eye.”",
     [("a cook's hand and a thief's eye.", "Nora Lee", "Nora Lee", "described")]),
    ("Moss then defended the speech as being “ironic.”", [("ironic.", "Moss", "Moss", "defended")]),
    ("That prompted Moss to make a joke about the pier and call Lee “very flexible.”",
     [("very flexible.", "Moss", "Moss", "call")]),
    ("The storm forced him to declare the road “unsafe.”", [("unsafe.", None, "him", "declare")]),
    ("Becker, a friend of the mayor, called Ames’s schools “strong.”",
     [("strong.", "Becker", "Becker", "called")]),
    ("The fair made the board call a vote on closing; one member called Lee “the queen of the town.”",
     [("the queen of the town.", None, "one member", "called")]),
    ("Lee, who has in the past described Booker as “a very strange man of sorts,” won.",
     [("a very strange man of sorts,", "Lee", "who", "described")]),
    ("Moss, who has called the plan “truly foolish,” portrayed his own mayor as a fool.",
     [("truly foolish,", "Moss", "who", "called")]),
    ("“It may rain,” Becker said. “You can't begin until you prove” that the bridge is safe, Lee said.",
     [("It may rain,", "Becker", "Becker", "said"),
      ("You can't begin until you prove", "Lee", "Lee", "said")]),
    ("Nora Lee said the process of writing the plan could be “messy,” adding, “Life is messy.”",
     [("messy,", "Nora Lee", "Nora Lee", "said"), ("Life is messy.", "Nora Lee", "Nora Lee", "adding")]),
    ("At a harvest supper in Ames, Iowa, Lee called Moss “a total stiff.”",
     [("a total stiff.", "Lee", "Lee", "called")]),
    ("The answer, in Forbes’ words, is “more boats than ever before.”",
     [("more boats than ever before.", "Forbes", "Forbes", "words")]),
    ("The plan, Nora Lee said, was a “disaster” for the town.",
     [("disaster", "Nora Lee", "Nora Lee", "said")]),
    ("Priya Nair defended her book. The media, she said, had called it “a joke.”",
     [("a joke.", "Priya Nair", "she", "said")]),
    ("Tom Becker called the deal “a theft,” but Grace Okafor said it was “long overdue.”",
     [("a theft,", "Tom Becker", "Tom Becker", "called"),
      ("long overdue.", "Grace Okafor", "Grace Okafor", "said")]),
    ("While Ivy Chen praised the “fine work” of the crew, Omar Haddad complained of “endless noise.”",
     [("fine work", "Ivy Chen", "Ivy Chen", "praised"),
      ("endless noise.", "Omar Haddad", "Omar Haddad", "complained of")]),
    ("“It is over,” Nora Lee said, and Ben Moss agreed: “There is no way back.”",
     [("It is over,", "Nora Lee", "Nora Lee", "said"),
      ("There is no way back.", "Ben Moss", "Ben Moss", "agreed")]),
    ("Daniel Reyes said he wanted to “end this war of words” by Friday.",
     [("end this war of words", "Daniel Reyes", "Daniel Reyes", "said")]),
    ("Daniel Reyes said the owners had promised to “make everyone whole.”",
     [("make everyone whole.", "Daniel Reyes", "Daniel Reyes", "said")]),
    ("Daniel Reyes was “shocked and saddened,” his lawyer said.",
     [("shocked and saddened,", None, "his lawyer", "said")]),
    ("Lena Fischer said the drug was “safe,” “cheap” and “easy to make.”",
     [("safe,", "Lena Fischer", "Lena Fischer", "said"), ("cheap", "Lena Fischer", "Lena Fischer", "said"),
      ("easy to make.", "Lena Fischer", "Lena Fischer", "said")]),
    ("Lena Fischer accused the firm of “hiding the truth from patients.”",
     [("hiding the truth from patients.", "Lena Fischer", "Lena Fischer", "accused")]),
    ("Lena Fischer said of the firm: “They hid the truth.”",
     [("They hid the truth.", "Lena Fischer", "Lena Fischer", "said")]),
    ("Ruth Alvarez told Ben Moss that Nora Lee “never paid a cent.”",
     [("never paid a cent.", "Ruth Alvarez", "Ruth Alvarez", "told")]),
    ("Ben Moss said Nora Lee called him “a thief and a liar.”",
     [("a thief and a liar.", "Ben Moss", "Ben Moss", "said")]),
    ("Nora Lee denied that she had ever “taken a bribe from anyone.”",
     [("taken a bribe from anyone.", "Nora Lee", "Nora Lee", "denied")]),
    ("The deal is “a theft in broad daylight,” Nora Lee said, and “nobody will sign it.”",
     [("a theft in broad daylight, nobody will sign it.", "Nora Lee", "Nora Lee", "said")]),
    ("Nora Lee's lawyer said she was “relieved beyond words.”",
     [("relieved beyond words.", None, "Nora Lee's lawyer", "said")]),
    ("Nora Lee told the court her husband had said, “You will never see me again.”",
     [("You will never see me again.", None, "her husband", "said")]),
    ("Becker was “a good man,” said Okafor. Haddad agreed that he was “hard to replace.”",
     [("a good man,", "Okafor", "Okafor", "said"), ("hard to replace.", "Haddad", "Haddad", "agreed")]),
    ("Though Haddad says it was “an accident,” Okafor insists that it was “anything but.”",
     [("an accident,", "Haddad", "Haddad", "says"), ("anything but.", "Okafor", "Okafor", "insists")]),
    ("The mill is “a blow to us all” and the town is worried, said Omar Haddad, a baker.",
     [("a blow to us all", "Omar Haddad", "Omar Haddad", "said")]),
    ("Ruth Alvarez said she expects that the voters will say “no” to the plan.",
     [("no", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("Ben Moss decried what he called the “silent treatment” of the miners.",
     [("silent treatment", "Ben Moss", "Ben Moss", "decried")]),
    ("Ruth Alvarez attacked the plan called a “folly” in the town.",
     [("folly", "Ruth Alvarez", "Ruth Alvarez", "attacked")]),
    ("Nora Lee described her brother as “kind.” (That said, she also noted, “He is never on time.”)",
     [("kind.", "Nora Lee", "Nora Lee", "described"), ("He is never on time.", "Nora Lee", "she", "noted")]),
    ("Any “honest” account of the flood, said Ada Finch, an expert on rivers at the college in Ames, would "
     "begin with the dam.", [("honest", "Ada Finch", "Ada Finch", "said")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), MIXED)
def test_quoted_words_within_the_reporters_sentence(text: str, quotes: list[Said]) -> None:
    """Each run of quoted words goes to the one whose report it stands in, the outer of two reports."""
    assert said(text) == quotes


CONVERSATION: list[Case] = [
    ("Voters are still unsure - Nora Lee: “Many of them have not met the mayor.”",
     [("Many of them have not met the mayor.", "Nora Lee", "Nora Lee", None)]),
    ("Becker said the plan was strong, to which Moss interjected: “That is not true.”",
     [("That is not true.", "Moss", "Moss", "interjected")]),
    ("“We have all day,” Becker said as the man shouted: “You are a liar!”",
     [("We have all day,", "Becker", "Becker", "said"), ("You are a liar!", None, "the man", "shouted")]),
    ("“Did you sign it?” Nora Lee asked.\n\n“I did,” Ben Moss said.\n\n“When?” she asked.\n\n“In May,” he "
     "said.",
     [("Did you sign it?", "Nora Lee", "Nora Lee", "asked"), ("I did,", "Ben Moss", "Ben Moss", "said"),
      ("When?", "Nora Lee", "she", "asked"), ("In May,", "Ben Moss", "he", "said")]),
    ("“Did you sign it?” Nora Lee asked. “I did,” Ben Moss said.",
     [("Did you sign it?", "Nora Lee", "Nora Lee", "asked"), ("I did,", "Ben Moss", "Ben Moss", "said")]),
    ("“We will win,” said Tom Becker. Grace Okafor shook her head. “They will not,” she said.",
     [("We will win,", "Tom Becker", "Tom Becker", "said"),
      ("They will not,", "Grace Okafor", "she", "said")]),
    ("“I saw you there,” Nora Lee said. Ben Moss shook his head. “It was somebody else,” he said. “It was "
     "you,” she said.",
     [("I saw you there,", "Nora Lee", "Nora Lee", "said"),
      ("It was somebody else,", "Ben Moss", "he", "said"), ("It was you,", "Nora Lee", "she", "said")]),
    ("Nora Lee: “Is it done?”\nBen Moss: “It is.”\nNora Lee: “Good.”",
     [("Is it done?", "Nora Lee", "Nora Lee", None), ("It is.", "Ben Moss", "Ben Moss", None),
      ("Good.", "Nora Lee", "Nora Lee", None)]),
    ("“Is it done?” asked Nora Lee.\n\n“It is,” replied Ben Moss.\n\n“And paid for?”\n\n“It is.”",
     [("Is it done?", "Nora Lee", "Nora Lee", "asked"), ("It is,", "Ben Moss", "Ben Moss", "replied"),
      ("And paid for?", "Nora Lee", "Nora Lee", None), ("It is.", "Ben Moss", "Ben Moss", None)]),
    ("“Is it done?” asked Nora Lee.\n\n“It is.”",
     [("Is it done?", "Nora Lee", "Nora Lee", "asked"), ("It is.", None, None, None)]),
    ("Rhona Pike said nobody had rung. “I would have come at once.” She shrugged. “That is the way "
     "they do things here.”",
     [("I would have come at once.", "Rhona Pike", "Rhona Pike", None),
      ("That is the way they do things here.", "Rhona Pike", "She", None)]),
    ("“That bell is cracked,” said Ben Moss.\n\n“It was sold to us as new,” Nora Lee replied.\n\n“Then "
     "somebody lied.”\n\n“Somebody always does.”",
     [("That bell is cracked,", "Ben Moss", "Ben Moss", "said"),
      ("It was sold to us as new,", "Nora Lee", "Nora Lee", "replied"),
      ("Then somebody lied.", "Ben Moss", "Ben Moss", None),
      ("Somebody always does.", "Nora Lee", "Nora Lee", None)]),
    ("“The bell is cracked,” said Ben Moss.\n\nAnd the organ?\n\n“Ask me in spring.”",
     [("The bell is cracked,", "Ben Moss", "Ben Moss", "said"),
      ("Ask me in spring.", "Ben Moss", "Ben Moss", None)]),
    ("“The bell is cracked,” said Ben Moss.\n\nAnd the organ? “Ask me in spring.”",
     [("The bell is cracked,", "Ben Moss", "Ben Moss", "said"),
      ("Ask me in spring.", "Ben Moss", "Ben Moss", None)]),
    ("“The bell is cracked,” said Ben Moss.\n\nIt rained all night.\n\n“Who would?\n\n“Ask the bishop.”",
     [("The bell is cracked,", "Ben Moss", "Ben Moss", "said"),
      ("Who would? Ask the bishop.", None, None, None)]),
    ("Nora Lee keeps the keys. Would she lend them to anybody?\n\n“Over my dead body.”",
     [("Over my dead body.", "Nora Lee", "she", None)]),
    ("“The bell is cracked,” said Ben Moss.\n\nHe looked at his boots.\n\n“I dropped it.”",
     [("The bell is cracked,", "Ben Moss", "Ben Moss", "said"), ("I dropped it.", "Ben Moss", "He", None)]),
    ("“It smells of eggs,” Nora Lee said. The board calls it “clean and wholesome.” “Would you drink it?”",
     [("It smells of eggs,", "Nora Lee", "Nora Lee", "said"),
      ("clean and wholesome.", None, "The board", "calls"),
      ("Would you drink it?", "Nora Lee", "Nora Lee", None)]),
    ("“Is it done?” Nora Lee asked Ben Moss. “It is,” he replied.",
     [("Is it done?", "Nora Lee", "Nora Lee", "asked"), ("It is,", "Ben Moss", "he", "replied")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), CONVERSATION)
def test_two_people_talking(text: str, quotes: list[Said]) -> None:
    """In a conversation each quotation goes to its own speaker."""
    assert said(text) == quotes


SINGLE: list[Case] = [
    ("‘The bridge is safe,’ said Ruth Alvarez. ‘We checked it twice.’",
     [("The bridge is safe, We checked it twice.", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("'The dogs' home is shut,' Ben Moss said. 'It's a shame.'",
     [("The dogs' home is shut, It's a shame.", "Ben Moss", "Ben Moss", "said")]),
    ("‘He told me “go” and I went,’ said Ivy Chen.",
     [("He told me “go” and I went,", "Ivy Chen", "Ivy Chen", "said")]),
    ("''The bridge is safe,'' Ruth Alvarez said. ''We checked it twice.''",
     [("The bridge is safe, We checked it twice.", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("‘It was chaos,’ said Ivy Chen, 34. ‘We didn’t know what to do.’\n\nHer sister added: ‘We ran.’",
     [("It was chaos, We didn’t know what to do.", "Ivy Chen", "Ivy Chen", "said"),
      ("We ran.", None, "Her sister", "added")]),
    ("«The bridge is safe», said Ruth Alvarez.",
     [("The bridge is safe", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ('"The bridge is safe", said Ruth Alvarez.',
     [("The bridge is safe", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("``The bridge is safe,'' Ruth Alvarez said.",
     [("The bridge is safe,", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ('“The bridge is safe," said Ruth Alvarez. "We checked it.”',
     [("The bridge is safe, We checked it.", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("“The bridge is safe,”said Ruth Alvarez.",
     [("The bridge is safe,", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("Ruth Alvarez said:“The bridge is safe.”",
     [("The bridge is safe.", "Ruth Alvarez", "Ruth Alvarez", "said")]),
    ("Ruth Alvarez told him: “Ben said ‘go home’ and I went.”",
     [("Ben said ‘go home’ and I went.", "Ruth Alvarez", "Ruth Alvarez", "told")]),
    ('“The bridge is safe," Ruth Alvarez said.\r\n\r\n“We checked it,” she said.',
     [("The bridge is safe,", "Ruth Alvarez", "Ruth Alvarez", "said"),
      ("We checked it,", "Ruth Alvarez", "she", "said")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), SINGLE)
def test_other_marks(text: str, quotes: list[Said]) -> None:
    """What marks are used has no bearing on who speaks."""
    assert said(text) == quotes


UNNAMED: list[Case] = [
    ("“Wet paint. Do not touch the walls or the doors today.”",
     [("Wet paint. Do not touch the walls or the doors today.", None, None, None)]),
    ("“The river came over the dike at night,” ,, said.",
     [("The river came over the dike at night,", None, None, None)]),
    ("Later: “The river came over the dike at night.”",
     [("The river came over the dike at night.", None, None, None)]),
    ("“The vote was rigged from the start,” a senior aide said.",
     [("The vote was rigged from the start,", None, "a senior aide", "said")]),
    ("“The vote was rigged from the start,” they said.",
     [("The vote was rigged from the start,", None, "they", "said")]),
    ("“The vote was rigged from the start,” officials said.",
     [("The vote was rigged from the start,", None, "officials", "said")]),
    ("One of them shouted, “Turn it off!”", [("Turn it off!", None, "One of them", "shouted")]),
    ("“Turn it off!” someone shouted.", [("Turn it off!", None, "someone", "shouted")]),
    ("“You could smell it for miles,” said one resident, who asked not to be named.",
     [("You could smell it for miles,", None, "one resident", "said")]),
    ("“You could smell it for miles,” said a person familiar with the plant.",
     [("You could smell it for miles,", None, "a person", "said")]),
    ("“You could smell it for miles,” it said.", [("You could smell it for miles,", None, "it", "said")]),
    ("A farmer who supports Fischer lost his barn when “the river came over the dike at night and took it.”",
     [("the river came over the dike at night and took it.", None, None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), UNNAMED)
def test_no_speaker_where_the_text_names_none(text: str, quotes: list[Said]) -> None:
    """A quotation from nobody known, or from unnamed people, has no speaker."""
    assert said(text) == quotes


PRESENT: list[Case] = [
    ("Kofi shrugs. “We will see what the rain does.”",
     [("We will see what the rain does.", "Kofi", "Kofi", None)]),
    ("Mrs Baird thanks the crew for “a night that none of us will forget”.",
     [("a night that none of us will forget", "Baird", "Mrs Baird", "thanks")]),
    ("Each crew, the historian notes, had its “songs and its saints and its feuds”.",
     [("songs and its saints and its feuds", None, "the historian", "notes")]),
    ("The bus, the file notes, was “never once on time”.",
     [("never once on time", None, "the file", "notes")]),
    ("The letters, the press reports, and the maps were “much the same that year”.",
     [("much the same that year", None, None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), PRESENT)
def test_a_verb_in_the_present_that_might_be_a_plural(text: str, quotes: list[Said]) -> None:
    """A verb in the present is one where no other heads its sentence, or between commas."""
    assert said(text) == quotes


STATEMENTS: list[Case] = [
    ("Dr Lena Moss said the ward had closed. Four beds were left “in the corridor with nobody near them”.",
     [("in the corridor with nobody near them", "Lena Moss", "Dr Lena Moss", None)]),
    ("Lena Moss bought the mill in May. It was then “a ruin with a good view”.",
     [("a ruin with a good view", None, None, None)]),
    ("Prices rose. According to Omar Haddad, flour is the worst. “I stopped putting them on the bags.”",
     [("I stopped putting them on the bags.", "Omar Haddad", "Omar Haddad", None)]),
    ("Ana Ruiz laid down her spade and said it was over.\n\n“We have lost the hill.”",
     [("We have lost the hill.", "Ana Ruiz", "Ana Ruiz", None)]),
    ("Marta Holm was asked if she would run again. “Not this side of the grave.”",
     [("Not this side of the grave.", "Marta Holm", "Marta Holm", None)]),
    ("The mood changed when Bob Dunn asked who would pay. “Nobody has given me an answer.”",
     [("Nobody has given me an answer.", "Bob Dunn", "Bob Dunn", None)]),
    ("I asked Tom Becker whether he would go back. “Not for all the tea in China.”",
     [("Not for all the tea in China.", "Tom Becker", "Tom Becker", None)]),
    ("“I did it,” I said.\n\n“You did not do it alone.”",
     [("I did it,", None, "I", "said"), ("You did not do it alone.", None, None, None)]),
    ("Anna Reid's handbook, which is still in print, opens with the words: “Do not buy it.”",
     [("Do not buy it.", "Anna Reid", "Anna Reid's handbook", "words")]),
    ("She got a letter from Anna Reid saying the house was “closed until further notice”.",
     [("closed until further notice", "Anna Reid", "Anna Reid", "saying")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), STATEMENTS)
def test_whose_statement_a_quotation_goes_on(text: str, quotes: list[Said]) -> None:
    """What somebody is reported to have said, or was asked, leads to the quotation behind it."""
    assert said(text) == quotes


REPORTS: list[Case] = [
    ("Ann Cole said it was “a good start for us”, while Bob Dunn claimed it was “a waste of good paper”.",
     [("a good start for us", "Ann Cole", "Ann Cole", "said"),
      ("a waste of good paper", "Bob Dunn", "Bob Dunn", "claimed")]),
    ("Lena Moss said she had been told by Bob Dunn to “lose the file somewhere”.",
     [("lose the file somewhere", "Bob Dunn", "Bob Dunn", "told")]),
    ("The plan, Rhona Pike felt, was “a bridge with one end”.",
     [("a bridge with one end", "Rhona Pike", "Rhona Pike", "felt")]),
    ("Rhona Pike held that there were two sorts of guest, “the sort that leaves and the sort that stays”.",
     [("the sort that leaves and the sort that stays", "Rhona Pike", "Rhona Pike", "held that")]),
    ("“A roof with a view of the rain,” is how Rhona Pike sells the place.",
     [("A roof with a view of the rain,", "Rhona Pike", "Rhona Pike", "sells")]),
    ("Speaking, the mayor, Rhona Pike, said the road was “a death trap for our members”.",
     [("a death trap for our members", "Rhona Pike", "Rhona Pike", "said")]),
    ("A spokesman for Marlow Greene said the firm was “confident of a good outcome”.",
     [("confident of a good outcome", None, "A spokesman", "said")]),
    ("Sales fell 3 per cent and Rhona Pike said it was “a setback of some size”.",
     [("a setback of some size", "Rhona Pike", "Rhona Pike", "said")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), REPORTS)
def test_which_of_a_sentences_words_report(text: str, quotes: list[Said]) -> None:
    """Of several nouns and verbs the one that reports the quoted words has them."""
    assert said(text) == quotes


DESCRIBED: list[Case] = [
    ("“I am saying nothing,” was all that Rhona Pike would say.",
     [("I am saying nothing,", "Rhona Pike", "Rhona Pike", "say")]),
    ("“See you in court,” was the most Bob Dunn would offer.",
     [("See you in court,", "Bob Dunn", "Bob Dunn", "offer")]),
    ("Rhona Pike was adamant that the well was “as dry as a biscuit tin”.",
     [("as dry as a biscuit tin", "Rhona Pike", "Rhona Pike", "was adamant")]),
    ("The row went on, with the mayor, Rhona Pike, calling the bridge “a monument to nobody at all”.",
     [("a monument to nobody at all", "Rhona Pike", "Rhona Pike", "calling")]),
    ("Said by a nurse to be “a danger to himself”, Bob Dunn left the ward on Monday.",
     [("a danger to himself", None, "a nurse", "Said")]),
    ("“The dog was asleep,” a man who gave his name only as Bob Dunn said.",
     [("The dog was asleep,", "Bob Dunn", "Bob Dunn", "said")]),
    ("Bob Dunn is asking people to avoid the quay, where a waiter reported “a seal in the kitchen again”.",
     [("a seal in the kitchen again", None, "a waiter", "reported")]),
    ("The first of the tenants, Rhona Pike, wrote that the lift was “a museum of broken promises”.",
     [("a museum of broken promises", "Rhona Pike", "Rhona Pike", "wrote")]),
    ("Rhona Pike said she had heard nothing before the wall came down “like a tired old horse”.",
     [("like a tired old horse", "Rhona Pike", "Rhona Pike", "said")]),
    ("A listener, Rhona Pike, texts from the ferry: “The band has stopped and so have we.”",
     [("The band has stopped and so have we.", "Rhona Pike", "Rhona Pike", "texts")]),
    ("Rhona Pike, as she was shown out: “I have left my umbrella on the stairs.”",
     [("I have left my umbrella on the stairs.", "Rhona Pike", "Rhona Pike", None)]),
    ("“The roof was leaking,” Bob Dunn said. A neighbour said he had seen no water. “It was dry as a bone.”",
     [("The roof was leaking,", "Bob Dunn", "Bob Dunn", "said"),
      ("It was dry as a bone.", None, "A neighbour", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), DESCRIBED)
def test_who_speaks_where_the_sentence_describes_it(text: str, quotes: list[Said]) -> None:
    """What was all she said, who texts from the ferry, whoever was adamant: each leads to its source."""
    assert said(text) == quotes


WAYS: list[Case] = [
    ("The harbour, Rhona Pike said at length, had been badly run and was “a disgrace to the whole "
     "county”.",
     [("a disgrace to the whole county", "Rhona Pike", "Rhona Pike", "said")]),
    ("If the club wants money, Bob Dunn adds cheerfully, it can hold “another of its famous raffles”.",
     [("another of its famous raffles", "Bob Dunn", "Bob Dunn", "adds")]),
    ("Rhona Pike kept the shop open for years that were, by her own account, “cold and mostly hungry”.",
     [("cold and mostly hungry", "Rhona Pike", "her", "own account")]),
    ("Bob Dunn left in May. The winter had been, in his words, “longer than any sermon”.",
     [("longer than any sermon", "Bob Dunn", "his", "words")]),
    ("“You will not get a penny from us,” said one of them, Rhona Pike.",
     [("You will not get a penny from us,", "Rhona Pike", "Rhona Pike", "said")]),
    ("“We have been here since dawn,” shouted one of the women.",
     [("We have been here since dawn,", None, "one of the women", "shouted")]),
    ("Mayor Rhona Pike has, in several letters, complained that the mill “stinks to heaven every "
     "summer”.",
     [("stinks to heaven every summer", "Rhona Pike", "Mayor Rhona Pike", "complained")]),
    ("The county's leading Liberal, Bob Dunn, was heard saying “not in my lifetime” as he left.",
     [("not in my lifetime", "Bob Dunn", "Bob Dunn", "saying")]),
    ("Rhona Pike expects that the dam will hold but warns that the banks are “liable to slip "
     "without notice”.",
     [("liable to slip without notice", "Rhona Pike", "Rhona Pike", "warns")]),
    ("The warmest support came from Rhona Pike, who said she would sign at once.\n\n“I have waited "
     "for this since I was a girl.”",
     [("I have waited for this since I was a girl.", "Rhona Pike", "who", None)]),
    ("The replies were quick. And from Rhona Pike, a cook: “I would rather eat the box it came in.”",
     [("I would rather eat the box it came in.", "Rhona Pike", "Rhona Pike", None)]),
    ("According to the charge sheet, Bob Dunn told police he had “only had the two pints”.",
     [("only had the two pints", "Bob Dunn", "Bob Dunn", "told")]),
    ("The chairman asked who would pay. “Not us, not now!” came the answer from Bob Dunn.",
     [("Not us, not now!", "Bob Dunn", "Bob Dunn", "answer")]),
    ("“Keep left and never look back” is the advice Rhona Pike gives to beginners.",
     [("Keep left and never look back", "Rhona Pike", "Rhona Pike", "advice")]),
    ("“Pathetic” was the verdict of Bob Dunn, who had paid for his seat.",
     [("Pathetic", "Bob Dunn", "Bob Dunn", "verdict")]),
    ("“We wait,” said Bob Dunn, a teacher from Ames, Mont. “And then we eat the ham,” put in Rhona Pike.",
     [("We wait,", "Bob Dunn", "Bob Dunn", "said"),
      ("And then we eat the ham,", "Rhona Pike", "Rhona Pike", "put in")]),
    ("‘We were told to leave at once’: Villagers flee as river bursts its banks\n\nBy Jane "
     "Roe\n\nHundreds left on Monday. ‘It was dark,’ said Tom Reed, 44.",
     [("We were told to leave at once", None, "Villagers", None),
      ("It was dark,", "Tom Reed", "Tom Reed", "said")]),
    ("‘I was only after my hat’ says Rhona Pike after night in cells\n\nBy Jane Roe\n\nA widow was "
     "fined. ‘It was my best,’ said Rhona Pike, 81.",
     [("I was only after my hat", "Rhona Pike", "Rhona Pike", "says"),
      ("It was my best,", "Rhona Pike", "Rhona Pike", "said")]),
    ("Bob Dunn said that a stranger had asked him “whether the well was any good to drink from”.",
     [("whether the well was any good to drink from", None, "a stranger", "asked")]),
    ("The bakery joined in, telling its followers that “buns are for eating and not for throwing about”.",
     [("buns are for eating and not for throwing about", None, "The bakery", "telling")]),
    ("Minister Rhona Pike AM called on farmers to “stop burning straw in the wind”.",
     [("stop burning straw in the wind", "Rhona Pike", "Minister Rhona Pike AM", "called on")]),
    ("The club's dress code forbids “hats, boots and loud ties”.",
     [("hats, boots and loud ties", None, "The club's dress code", "forbids")]),
    ("Rhona Pike left the stage. It was, to her mind, “no place for a grown woman”.",
     [("no place for a grown woman", "Rhona Pike", "her", "mind")]),
    ("The field yields three heads per sq yd and what Bob Dunn calls “a great deal of thistle” besides.",
     [("a great deal of thistle", "Bob Dunn", "Bob Dunn", "calls")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), WAYS)
def test_other_ways_of_saying_who(text: str, quotes: list[Said]) -> None:
    """A tag with an adverb, "in his words", "came the answer", a headline that quotes: each has a source."""
    assert said(text) == quotes


CONTROLLED = [
    ("Rhona Pike went so far as to say “it was never a dam at all.”",
     [("it was never a dam at all.", "Rhona Pike", "Rhona Pike", "say")]),
    ("Bob Dunn left. The mayor, Rhona Pike, was quick to say, “It was never a dam at all.”",
     [("It was never a dam at all.", "Rhona Pike", "Rhona Pike", "say")]),
    ("Bob Dunn left. The mayor, Rhona Pike, used to say, “It was never a dam at all.”",
     [("It was never a dam at all.", "Rhona Pike", "Rhona Pike", "say")]),
    ("Bob Dunn left. The mayor, Rhona Pike, hit back, saying, “It was never a dam at all.”",
     [("It was never a dam at all.", "Rhona Pike", "Rhona Pike", "saying")]),
    ("Rhona Pike took the time to say: “It was never a dam at all.”",
     [("It was never a dam at all.", "Rhona Pike", "Rhona Pike", "say")]),
    ("Rhona Pike is fond of saying “it was never a dam at all.”",
     [("it was never a dam at all.", "Rhona Pike", "Rhona Pike", "saying")]),
    ("It would be wrong to say “it was never a dam at all.”",
     [("it was never a dam at all.", None, None, None)]),
    ("“It was never a dam at all,” Rhona Pike deadpanned.",
     [("It was never a dam at all,", "Rhona Pike", "Rhona Pike", "deadpanned")]),
    ("“It was never a dam at all” — Guy van der Poel, engineer",
     [("It was never a dam at all", "Guy van der Poel", "Guy van der Poel", None)]),
    ("Tarek al-Haddad: “It was never a dam at all.”",
     [("It was never a dam at all.", "Tarek al-Haddad", "Haddad", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), CONTROLLED)
def test_who_says_it_by_a_verb_without_a_subject(text: str, quotes: list[Said]) -> None:
    """An infinitive or participle is the act of whom the sentence is about; names have small words."""
    assert said(text) == quotes


TWO_REPORTS = [
    ("Bob Dunn rejected Rhona Pike's claim that the dam was “rotten from end to end”.",
     [("rotten from end to end", "Rhona Pike", "Rhona Pike", "claim")]),
    ("Asked about Rhona Pike's claim that the dam was “rotten from end to end”, Bob Dunn said he slept well.",
     [("rotten from end to end", "Rhona Pike", "Rhona Pike", "claim")]),
    ("Asked whether the dam was “rotten from end to end”, Bob Dunn said he slept well.",
     [("rotten from end to end", None, None, None)]),
    ("After Rhona Pike called the dam “rotten from end to end,” Bob Dunn called her remarks unfair.",
     [("rotten from end to end,", "Rhona Pike", "Rhona Pike", "called")]),
    ("After Rhona Pike called it “rotten from end to end”, Bob Dunn told reporters: “I slept well.”",
     [("rotten from end to end", "Rhona Pike", "Rhona Pike", "called"),
      ("I slept well.", "Bob Dunn", "Bob Dunn", "told")]),
    ("Rhona Pike said the dam was “rotten from end to end”; Bob Dunn said it was old.",
     [("rotten from end to end", "Rhona Pike", "Rhona Pike", "said")]),
    ("Rhona Pike told officers she was “asleep from nine on,” according to an affidavit.",
     [("asleep from nine on,", "Rhona Pike", "Rhona Pike", "told")]),
    ("A man told officers he was “asleep from nine on,” according to an affidavit.",
     [("asleep from nine on,", None, "an affidavit", "according to")]),
    ("“It was dry,” Rhona Pike said. The dam was built by Bob Dunn. “We were proud of it then.”",
     [("It was dry,", "Rhona Pike", "Rhona Pike", "said"),
      ("We were proud of it then.", "Rhona Pike", "Rhona Pike", None)]),
    ("“It will never be dry again.” Rhona Pike puts down her cup. “We did what we could,” she says.",
     [("It will never be dry again.", "Rhona Pike", "Rhona Pike", None),
      ("We did what we could,", "Rhona Pike", "she", "says")]),
    ("“It will never be dry again.” Rhona Pike puts down her cup. “We did what we could,” Bob Dunn says.",
     [("It will never be dry again.", None, None, None),
      ("We did what we could,", "Bob Dunn", "Bob Dunn", "says")]),
    ("The engineer, Rhona Pike, was not impressed.\n\n“One man with a bucket is all they sent.”",
     [("One man with a bucket is all they sent.", "Rhona Pike", "Rhona Pike", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), TWO_REPORTS)
def test_whose_words_they_are_where_two_are_at_hand(text: str, quotes: list[Said]) -> None:
    """Words stay with whose claim, clause or beat holds them, not with who denies them or comes next."""
    assert said(text) == quotes


POINTING = [
    ("“It was never a dam at all.” So said Rhona Pike on Friday.",
     [("It was never a dam at all.", "Rhona Pike", "Rhona Pike", "said")]),
    ("“It was never a dam at all.” Those were the words of Rhona Pike.",
     [("It was never a dam at all.", "Rhona Pike", "Rhona Pike", "words")]),
    ("“It was never a dam at all.” That was the verdict of Rhona Pike, the engineer, last night.",
     [("It was never a dam at all.", "Rhona Pike", "Rhona Pike", "verdict")]),
    ("“It was never a dam at all.” That is how Rhona Pike described it.",
     [("It was never a dam at all.", "Rhona Pike", "Rhona Pike", "described")]),
    ("“It was never a dam at all.” That was when Rhona Pike said she would leave.",
     [("It was never a dam at all.", None, None, None)]),
    ("“It was never a dam at all.” That was the end of Rhona Pike.",
     [("It was never a dam at all.", None, None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), POINTING)
def test_a_sentence_that_goes_back_to_the_quotation(text: str, quotes: list[Said]) -> None:
    """A sentence on whose words or verdict it was names the speaker; one on what happened then does not."""
    assert said(text) == quotes


FAR_FROM = [
    (
        "After Ann Lee called the plan “a joke,” Bob Dunn said, “She is the joke.”",
        [("a joke,", "Ann Lee", "Ann Lee", "called"), ("She is the joke.", "Bob Dunn", "Bob Dunn", "said")],
    ),
    (
        "Protesters shouting “No peace at all for you!” interrupted Ann Lee.",
        [("No peace at all for you!", None, "Protesters", "shouting")],
    ),
    (
        "Pickett’s spokesman, Bob Dunn, has this to say: “The plan is about jobs.”",
        [("The plan is about jobs.", "Bob Dunn", "Bob Dunn", "say")],
    ),
    (
        "Then came this, from Ann Lee: “I will never vote for it.”",
        [("I will never vote for it.", "Ann Lee", "Ann Lee", "from")],
    ),
    (
        "Ann Lee had three words for her opponent.\n\n“Grow up, Garrett.”",
        [("Grow up, Garrett.", "Ann Lee", "Ann Lee", None)],
    ),
    (
        "Ann Lee was not amused. “It is a stunt by men in hats.”",
        [("It is a stunt by men in hats.", "Ann Lee", "Ann Lee", None)],
    ),
    (
        "Asked if Bob Dunn was “fit for office,” Ann Lee said, “I think so.”",
        [("I think so.", "Ann Lee", "Ann Lee", "said")],
    ),
    (
        "Lyle Gantry sat down in Ames.\n\nGantry shook his head. “That is a good question.”",
        [("That is a good question.", "Lyle Gantry", "Gantry", None)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), FAR_FROM)
def test_cues_before_and_around(text: str, quotes: list[Said]) -> None:
    """Who says it is told by the clause that the words stand in, or by the sentence before them."""
    assert said(text) == quotes
