/// A few postal codes, in the form of Correos de México's file: enough for the demo's people and
/// for whoever tries it. The whole catalogue is an operator's to load.
enum DemoPlaces {
  static let file: [UInt8] = Array(
    """
    Muestra para la demostración; el catálogo completo lo publica Correos de México.
    d_codigo|d_asenta|d_tipo_asenta|D_mnpio|d_estado
    06700|Roma Norte|Colonia|Cuauhtémoc|Ciudad de México
    06760|Roma Sur|Colonia|Cuauhtémoc|Ciudad de México
    06000|Centro (Área 1)|Colonia|Cuauhtémoc|Ciudad de México
    03300|Portales Norte|Colonia|Benito Juárez|Ciudad de México
    03300|Portales Sur|Colonia|Benito Juárez|Ciudad de México
    03300|Portales Oriente|Colonia|Benito Juárez|Ciudad de México
    03300|Santa Cruz Atoyac|Pueblo|Benito Juárez|Ciudad de México
    08500|Agrícola Oriental|Colonia|Iztacalco|Ciudad de México
    57000|Benito Juárez|Colonia|Nezahualcóyotl|México
    68000|Centro|Colonia|Oaxaca de Juárez|Oaxaca
    68200|San José|Barrio|Villa de Etla|Oaxaca
    68200|San Pedro|Barrio|Villa de Etla|Oaxaca
    70400|Centro|Colonia|Tlacolula de Matamoros|Oaxaca
    75700|Centro|Colonia|Tehuacán|Puebla
    75700|Barrio de la Purísima|Barrio|Tehuacán|Puebla
    """.utf8)
}
