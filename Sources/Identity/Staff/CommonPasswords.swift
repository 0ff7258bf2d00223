/// Passwords that are tried first, as the lists of those that leaked tell, with the words that a
/// Mexican office would think of: NIST SP 800-63B §3.1.1.2 and ASVS 5.0, 6.2.4.
enum CommonPasswords {
  static let all = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Whether it is one of them, or at most three of them put together, with figures and signs
  /// around: `password2026!`, `mexico123456`, `holahola1234`. `plain` is in small letters without
  /// accents.
  static func make(_ plain: String) -> Bool {
    [Array(plain), plain.map { disguises[$0] ?? $0 }].contains { letters in
      isMade(letters.filter { $0.isLetter || $0.isNumber })
    }
  }

  /// The fewest pieces that cover the first letters; a run of figures is a piece.
  private static func isMade(_ letters: [Character]) -> Bool {
    guard !letters.isEmpty else { return true }
    var fewest: [Int?] = [0] + letters.map { _ in nil }
    for end in 1...letters.count {
      for start in max(0, end - longest)..<end {
        guard let before = fewest[start], isPiece(letters[start..<end]) else { continue }
        fewest[end] = min(fewest[end] ?? .max, before + 1)
      }
    }
    return fewest[letters.count].map { $0 <= piecesMax } ?? false
  }

  private static func isPiece(_ letters: ArraySlice<Character>) -> Bool {
    letters.allSatisfy(\.isNumber) || all.contains(String(letters))
  }

  private static let piecesMax = 3
  private static let longest = 20
  private static let disguises: [Character: Character] = [
    "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i",
  ]

  private static let text = """
    0000 00000 000000 00000000 007007 010101 01011980 01012011 010203 020202 030303 098765
    0987654321 100200 101010 102030 1111 11111 111111 1111111 11111111 1111111111 111222 112233
    11223344 112358 1212 121212 12121212 123000 12312 123123 123123123 123123a 1232323q 123321
    1234 12341234 12344321 12345 1234554321 123456 1234567 12345678 123456789 1234567890
    123456789a 123456789q 12345678a 1234567a 123456a 123456aa 123456abc 123456q 123456qwerty
    12345a 12345abc 12345q 12345qwert 1234qwer 123654 123654789 123789 123abc 123qwe 123qweasd
    123qweasdzxc 12qwaszx 1313 131313 134679 13579 135790 141414 147147 147258 147258369 147852
    147852369 151515 159357 159753 159951 1966 1969 1970 1971 1972 1973 1974 1975 1976 1977 1978
    1979 1980 1981 1982 1983 1984 1985 1986 1987 1988 1989 1990 1991 1992 1993 1994 1995 1996 1997
    1998 1999 1a2b3c 1a2b3c4d 1q2w3e 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz1qaz
    1qaz2wsx 1qaz2wsx3edc 1qazxsw2 2000 200000 2001 2002 2003 2004 2005 2006 2007 2008 2009 2010
    201010 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020 202020 2021 2022 2023 2024 2025 2026
    2112 212121 2222 222222 232323 242424 24680 246810 252525 258258 258456 271828 2wsx3edc 314159
    31415926 315475 321321 321654 3333 333333 357159 420420 4321 4444 444444 456123 456456 456789
    4815162342 5150 5201314 54321 5555 55555 555555 55555555 654321 654321a 6666 666666 6969
    696969 69696969 741852 741852963 753951 7654321 7777 777777 7777777 77777777 789456 789456123
    789789 852456 852852 8675309 87654321 8888 888888 88888888 9379992 951753 963852741 987654
    98765432 987654321 9999 999999 a12345 a123456 a1b2c3 a1b2c3d4 a1b2c3d4e5 aa123456 aaaa aaaaaa
    aaaaaaaa abc123 abc12345 abc123456 abcd1234 abcd12345 abcdef abcdefg abcdefgh abcdefghi
    abcdefghij abcdefghijkl abrazos abrete abretesesamo abril abuelita abuelito acapulco acceso
    accesos access accord acdc action adidas admin admin123 administracion administrador
    administrator adrian adriana agosto aguila aguilar airborne alaska albert alberto alegria
    alejandra alejandro alex alexande alexander alexandr alexis alfredo alicia alison allison alma
    alpha alvarez alyssa amanda amarillo america america1 america123 american amiga amigas amigo
    amigos amor amorcito analista anderson andre andrea andrew andrey android angel angela angeles
    angelita angelito angels animal anita anthony antonio apollo apple apples araceli argentina
    arizona armando arnold arsenal arsenal1 arthur arturo asd123 asd123456 asdasd asdf asdf1234
    asdfasdf asdfg asdfgh asdfghjk asdfghjkl asdfghjkl123 asdfghjkln ashley asshole atlas audi
    auditor august august1 austin autumn avalon avatar awesome azerty azul baby babyboy babygirl
    babygirl1 bachata badass badboy badger bailey bambam bambi banana banco banda bandit barbara
    barbie barca barcelona barney bartman baseball bastard batman batman1 baxter bayern bear bears
    beatles beatles1 beatriz beautiful beaver beavis bebe bebita beer bendicion bendiciones
    benjamin besitos besos bienvenida bienvenido bienvenido1 bienvenidos bigboy bigdaddy bigdog
    bigred bill billy birdie bishop biteme black black1 blanca blanco blazer blessed blink182
    blink182a blue blue1 bobby boca bollocks bond007 bonita bonnie booboo boogie boomer boston
    bradley brandon brandy brasil braves brazil brenda brian brittany bronco broncos broncos1
    brooke brooklyn brooklyn1 brutus bubba bubbles buddha buddy budlight buffalo bulldog bulldogs
    bullet burton buster butter buttercup butterfly caballo cafe caja cajera cajero california
    callofduty calvin camaro camaro1 cambialo cambiame cambiar cameron camila campeche campeon
    campeones canada canada1 cancun candy captain cardinal carino carla carlos carmen carolina
    caroline carter cartman casper cassie castillo castro cecilia celtic celular cerveza champion
    chance changeit changeme charles charlie charro cheese chelsea chelsea1 cherokee cherry
    chester chevelle chevy chiapas chicago chicago1 chicharito chicken chihuahua chile chiquita
    chiquito chivas chivas1 chivasrayadas chocolate chocolate1 chopper chris christ christin cielo
    claire classic claudia clave clave123 claves cliente clientes coahuila cobranza cocacola
    coffee colima college colombia colorado compaq computadora computer conejo connor contabilidad
    contador contrasena contrasena1 contrasena123 cookie cool cooper copper corazon corazones
    correo corrido corvette corvette1 costarica cougar counterstrike courtney cowboy cowboys
    cowboys1 crazy creative credito creditos cricket cristiano cristina cristo cruz cruzazul
    crystal cuba cubs cuernavaca culiacan cumbia cumpleanos cumplimiento cupcake cutie cutiepie
    daddy daisy dakota dallas dancer danger daniel daniela danielle darkness darkside darling dave
    david deadpool death debbie december december1 default defecto delfin demo demostracion denise
    dennis denver destiny dexter diablo diamond diamond1 diana diaz diciembre diego diesel digger
    digital dinero dios diosesamor diosteama direccion director disney doctor dodgers doggie
    dolphin dolphins domingo domino donald donkey dorado doraemon dota douglas dragon dragon1
    dragonball dragonball1 dreamer dreams driver drowssap drummer ducati duncan durango eagle
    eagle1 eagles eagles1 eclipse eduardo edward einstein electric elefante elena elephant
    elizabet elizabeth elsa elsalvador elvis eminem empire empresa enero england enigma enrique
    ensenada enter entrar eric erika ernesto espana esperanza esther estrella estrellita eugene
    everton explorer extreme facebook falcon familia family fantasy febrero felicidad felipe feliz
    feliznavidad fender fernanda fernando ferrari ferrari1 financiera finanzas fire fireman fish
    fishing fktrcfylh flamengo flaquita flores florida flower fluffy flyers football ford forest
    forever fortnite francis francisco frank frankie franklin fred freddy free freedom freedom1
    freefire freepass freeuser fresa fresita friday friend friends frodo froggy frozen fuckoff
    fuckyou futbol futbolista fylhtq gabriel gabriela galina galore gandalf gandalf1 garcia
    garfield gateway gatito gato gators gemini general genesis genius george georgia gerardo
    gerencia gerente gfhjkm ghbdtn giants giants1 gibson ginger girls gloria gmail goblue godzilla
    gohan goku golden golden1 golf golfer gomez gonzalez goober google google1 gordita gordito
    gordon graciela green green1 greenday gregory gris gta5 guadalajara guadalupe guanajuato
    guatemala guerrero guest guillermo guinness guitar gunner gustavo gutierrez hahaha halcon halo
    hammer hannah happy happy1 hard hardcore harley harley1 harrypotter hawaii heather heaven
    hector hello hello1 hello123 hellokitty helpme hendrix hermana hermano hermosa hermosillo
    hernandez hidalgo hijos hiphop hitman hobbes hockey hogwarts hola holahola homer homero honda
    honda1 honduras horney horses hotdog hotmail hotrod house houston howard huawei hulk hummer
    hunter hunter1 iceman ignacio ihateyou ilovegod iloveme iloveu iloveyou iloveyou1 iloveyou1234
    iloveyou2 indian infinity ingreso iniciar inicio instagram inter internet internet1 invierno
    invitado iphone ireland irene irma ironman isabel isabella itachi jack jackie jackson
    jacqueline jaguar jake jalisco james jasmine jason jasper javier jeep jeffrey jenni jennifer
    jeremy jessica jessie jester jesucristo jesus jesus123 jesuscristo jesusteama jets jetta
    jimenez jimmy jirafa john johnny johnson joker jonathan jordan jordan1 jordan23 jorge jose
    josefina joseluis joseph joshua juan juana juancarlos juanita juanito jueves julia julio junio
    junior jupiter justice justin juventus juventus1 karen karina karla kawasaki kawasaki1 kelly
    kermit kevin killer killer1 kimberly king kirill kitten kitty klaster knight kobe24 kristina
    lacrosse lakers lakers24 lalala lasvegas laura lauren leagueoflegends legend leon leon1 leslie
    leticia letmein letmein1 liberty liberty1 lifehack liliana limon linkinpark lion little
    liverpoo liverpool liverpool1 lizard lizbeth lkjhgfdsa lobo loca loco locos logitech lol123
    lola london london1 lopez lorena losangeles louise lourdes love lovebug lovelove lovely loveme
    lover loverboy lovers loveyou loveyou1 lucia lucky lucky1 luffy luis luisito luismiguel luna
    lunes lunita lupe lupita maddog madison madmax madonna madrid maggie magic magnum mama
    mamapapa manchester mango manuel manutd maradona marcus margarita maria mariachi mariafernanda
    mariaguadalupe mariajose mariana marina marine marines mario mariposa mark marlboro marley
    marshall martes martha martin martinez marvin maryjane marzo master master1 matrix matriz matt
    matthew mauricio maverick maximus maxwell mayo mazatlan medina megaman melanie melissa member
    mendez mendoza mercedes mercury merida merlin messi messi10 metal metallic metallica
    metallica1 mexicali mexicana mexicano mexico mexico1 mexico123 mezcal miami miamor michael
    michael1 michelle michigan michoacan mickey mickey1 micorazon microsoft midnight miercoles
    mifamilia miguel miguelangel mike milan miller mimama mine minecraft minecraft1 minnie mipapa
    mishijos mitchell mivida mmmmmm mnbvcxz mnbvcxz1 mobilemail molly monday money money1 monica
    monitor monitoring monkey monkey1 monse monster montana monterrey montserrat mookie moon
    morado morales morelia moreno morgan moscow mother motorola motorola1 mountain movistar mozart
    muffin muneca munoz murphy music mustang mustang1 naranja naranja1 naruto naruto1 nascar
    nascar1 natalie natasha nathan navidad nayarit ncc1701 ncc1701d necaxa negocio negro nelson
    nemesis nemo nena netflix newport newyork newyork1 neymar nicaragua nicholas nicole nikita
    ninja ninja1 nintendo nirvana nirvana1 nissan nissan1 norma norman norteno nothing november
    november1 noviembre nueva nuevo oaxaca october october1 octubre oficina oksana oliver olivia
    onepiece online orange orange1 ortiz oscar otono ou812 p4ssw0rd p4ssword pa55w0rd pa55word
    pablo pachuca packers packers1 pakistan pamela panama pancho pantera pantera1 panther panthers
    paola papa paradise parasiempre paris parker pass passion passport passw0rd passw0rd1
    passw0rd123 password password1 password12 password123 password1234 patches patricia patrick
    patriots patriots1 patty paty paul paulina peaches peanut pearljam pedro peekaboo penguin
    people pepper perez perrito perro personal peru peso pesos peter phantom phoenix phpbb picard
    pikachu pilar pink pinky pirate plata plateado platinum playboy player please pluto poiuytrewq
    pokemon pokemon1 police polina poohbear pookie poop poopoo popcorn porsche porsche1 porsiempre
    power pozole preciosa predator prestamo prestamos primavera prince princesa princesita
    princess private prueba pruebas psycho puebla puertorico pumas pumasunam pumpkin purple
    purple1 q1w2e3 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 qazwsx qazwsxedc qazwsxedcrfv qazxsw qqq111
    qqqqqq queen queretaro qwaszx qwe123 qwe123456 qweasd qweasd123 qweasdzxc qweqwe qwer1234
    qwert qwerty qwerty1 qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwertyu qwertyui
    qwertyuiop qwertyuiop123 rabbit rachel racing rafael raider raiders raiders1 rainbow ramirez
    ramon ranger rangers raptor rascal rasdzv3 raul rayados razz rbdrbd realmadrid rebecca rebelde
    recursos red123 reddog redrum redskins redsox redsox1 redwings reggaeton reggie regina renata
    reyes ricardo richard river rivera robert roberto roblox rocio rock rocket rocknroll rockstar
    rocky rockyou rodrigo rodriguez rojas rojo roland rolltide roma romero ronaldo rooster root
    rosa rosado rosario rosebud rosita ruiz runner rush2112 ruslan russell russia ruth sabado
    sabrina saints salsa saltillo samantha sammy samson samsung samsung1 samuel samurai sanchez
    sandia sandiego sandman sandra sandy santiago santos santos1 sarah sasuke saturn scarface
    school scooby scooter scorpio scorpion scotland scott scotty sebastian secret secreta secreto
    secreto1 secreto123 security selena semperfi septiembre serega sergey sergio serpiente
    servicio shadow shadow1 shakira shannon sharon shelby shorty shrek siempre sierra silver
    silver1 silvia simba simon simple simpson simpsons simpsons1 sinaloa sistema sistemas skipper
    skippy skyline slayer slipknot slipknot1 smith smokey smooth snickers sniper snoopy snowball
    soccer sofia softball sonic sonora sonrisa sophie soporte spanky sparky speedy spencer spider
    spiderma spiderman spiderman1 spirit spitfire spooky spotify spring spring1 stalker stanley
    star stargate startrek starwars starwars1 steelers steelers1 stella stephen steve steven
    stinky sublime success sucursal summer summer1 sunshine sunshine1 super superman superman1
    supermario surfer susana suzuki suzuki1 svetlana sweet swordfis sydney system tabasco tacos
    tamaulipas tania taylor teamo teamomucho telcel telefono telegram temporal tennis tequiero
    tequieromucho tequila teresa test test123 tester testing texas thalia theman therock thomas
    thor thumper thunder thx1138 tiffany tiger tiger1 tigers tigger tigres tijuana timothy tinker
    titanic tlaxcala tokyo toluca tomcat tommy toor topgun torreon torres tortuga toyota toyota1
    trabajo travis trinity trouble trustno1 tsuru tucker turkey turtle tweety twitter united user
    usuario usuario1 vainilla valentin valentina valeria valorant vampire vanessa vargas vazquez
    vegeta vegeta1 venezuela ventas veracruz verano verde veronica vfhbyf vfrcbv vicente victor
    victoria victory viernes viking vikings vincent viper virgen virgendeguadalupe virginia vision
    vivalavida vivamexico vivamexico1 vladimir vocho volvo voodoo voyager walker walter warcraft
    warrior warrior1 water welcome welcome1 welcome123 westside whatever whatsapp white wildcat
    wildcats william williams willie willow wilson windows windows10 winner winston winter winter1
    wizard woaini wolf wolfpack wolverin wolverine wombat xalapa xavier xiaomi ximena xxxx yahoo
    yamaha yamaha1 yankee yankees yankees1 yellow yellow1 yesenia yfnfif yolanda youtube yucatan
    zacatecas zachary zaq12wsx zaq12wsxcde zaq1xsw2 zaq1zaq1 zaqxsw zelda zombie zxc123 zxc123456
    zxcvbn zxcvbnm zxcvbnm123 zzzzzz
    """
}
