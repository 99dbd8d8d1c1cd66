"""Words that end in a full stop without ending a sentence, and words that open one; all in lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before a name: never the end of a sentence.
BEFORE_NAME = _words(
    """
    mr mrs ms mx dr prof sen sens rep reps gov govs gen lt sgt capt cpt maj col cmdr cdr adm brig cpl pvt pfc rev revd
    fr hon rt messrs mme mlle pres supt det insp supt dep asst atty att amb hr ing dipl st ste mt ft pt vs v op cf
    e.g i.e eg ie viz approx ca dist lic sra sr.a dna univ.prof ald sec.-gen secy treas
    """
)
# Before a number: the end of a sentence only where something else follows.
BEFORE_NUMBER = _words(
    """
    no nos nr n° № fig figs p pp pg vol vols ch sec secs sect art arts para paras cl reg regs rs approx est tel ext fax
    ed eds eq cap ver bldg rm ste apt box op sect div
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    """
)
# May end a sentence; they do where the next word opens one.
PERHAPS = _words(
    """
    inc corp co cos ltd llc plc llp lp bros assn assoc assocs intl int'l nat'l natl dept depts univ inst fed govt gov't
    jr sr esq md phd ph.d m.d b.a m.a b.s m.s m.b.a j.d d.d.s r.n d.o lld ba ma al ave blvd rd ln dr hwy pkwy sq ct
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass mich minn miss mo mont neb nev okla ore pa tenn tex
    vt va wash wis wyo ont que alta nsw qld vic tas n.y n.j n.h n.m n.c n.d s.c s.d r.i w.va
    u.s u.s.a u.k e.u u.n d.c l.a u.a.e u.s.s.r p.o bn mn mln bln tn trn k mil sq cu ft lb lbs oz kg km hr hrs min mins
    sec yr yrs mo mos wk wks max incl excl misc ref refs cir attn cont dept prof'l mfg mgr dir chmn exec admin
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    med s.a s.p.a s.r.l n.v b.v a.g gmbh pty pvt pte s.a.s co-op i.v a.k.a f.k.a n.a temp hist geo
    """
)
CLOCK = _words("a.m p.m am pm a.d b.c c.e b.c.e")
# After a clock time: a zone, a day or a month goes on with the sentence.
AFTER_CLOCK = _words(
    """
    et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest eet eest ist jst sgt hkt aest aedt awst acst nzst
    nzdt akst hst eastern central mountain pacific atlantic greenwich local london singapore sydney paris
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """
)
# Open a sentence, and rarely follow an abbreviation inside one.
OPENERS = _words(
    """
    the a an this that these those it its he she they we you i his her their our your my there here who what when where
    why how which while whilst although though because since if unless until after before during in on at by from for
    with without within under over between among across through throughout as to of and but or nor so yet not no also
    all both each every any some many most more several few much other others another such one two three four five six
    seven eight nine ten hundreds thousands millions billions dozens however moreover furthermore meanwhile therefore
    thus hence then now today yesterday tomorrow finally currently recently previously additionally ultimately instead
    overall together earlier later once despite following according based given about approximately along please
    is are was were will would could should may might can did does do has have had let nearly almost just only even
    further such against since per whether upon toward towards amid unlike like beyond
    """
)
