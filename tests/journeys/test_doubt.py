"""A person follows doubt: a tension to both of its sentences, an unused sentence to its place."""


def test_a_tension_is_opened_confirmed_dismissed_and_brought_back(go, seeds):
    def journey(visit):
        visit.until_read()
        tensions = len(visit.session.tensions)
        assert tensions
        before = visit.parts.halves.sizes()
        visit.press("X")
        tension = visit.session.compared
        assert visit.parts.source.pair.isVisible()
        visit.until(lambda: visit.parts.halves.sizes()[1] > before[1])
        visit.press("C")
        assert visit.session.verdict(tension) == "confirmed"
        visit.press("Shift+X")
        assert visit.session.compared is None
        assert visit.parts.halves.sizes() == before
        assert len(visit.session.tensions) == tensions - 1
        visit.window.commands["bring_back"].trigger()
        assert len(visit.session.tensions) == tensions

    assert go([seeds], journey) == 0


def test_n_goes_from_one_unused_sentence_to_the_next(go, seeds):
    def journey(visit):
        visit.until_read()
        found = visit.session.project.found
        assert found.unused
        article = visit.parts.source.article
        seen = []
        for _ in range(min(3, len(found.unused))):
            visit.press("N")
            passage = visit.parts.source._at_unused
            seen.append(passage)
            assert article.shown_document.id == passage.document
            visit.until(lambda p=passage: article.viewport().rect().intersects(article.rect_of(p).toRect()))
            assert visit.parts.status.said.text().startswith("Not used")
        assert len(set(seen)) == len(seen)

    assert go([seeds], journey) == 0
